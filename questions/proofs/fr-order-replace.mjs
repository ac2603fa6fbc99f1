// A worker crashes and is replaced. Writes down, in the primary, what happens in between.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const seen = [];
  const first = cluster.fork();
  const [{ port }] = await once(first, 'listening');
  for (const event of ['online', 'listening']) cluster.on(event, () => seen.push(event));
  cluster.on('exit', (_worker, code) => {
    seen.push(`exit with code ${code}`);
    cluster.fork({ PORT: port });
    seen.push('fork() returns');
  });
  const crashed = await get(port, '/crash');
  await until(() => seen.includes('listening'), 'the replacement to listen');
  const { status } = await get(port);
  report([crashed.error, ...seen, status]);
} else {
  const server = http.createServer((req, res) => {
    if (req.url === '/crash') throw new Error('boom');
    res.end();
  });
  server.listen(process.env.PORT ?? 0, '127.0.0.1');
}
