// A worker logs every uncaught exception and goes on. What does the client see, and does the primary hear of it?
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report } from './lib.mjs';

if (cluster.isPrimary) {
  let exits = 0;
  cluster.on('exit', () => {
    exits += 1;
  });
  const worker = cluster.fork();
  const [{ port }] = await once(worker, 'listening');
  const caught = once(worker, 'message');
  const failed = get(port, '/crash', { ms: 2_000 });
  await caught;
  const next = await get(port, '/');
  report({ failed: (await failed).error, samePidServes: Number(next.body) === worker.process.pid, exits });
} else {
  process.on('uncaughtException', (error) => process.send(error.message));
  const server = http.createServer((req, res) => {
    if (req.url === '/crash') throw new Error('boom');
    res.end(String(process.pid));
  });
  server.listen(0, '127.0.0.1');
}
