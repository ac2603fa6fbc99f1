// A login is kept in the worker that took it, and in the primary. Then that worker dies and is replaced.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const sessions = new Set();
  cluster.on('message', (worker, { login, ask }) => {
    if (login) sessions.add(login);
    if (ask) worker.send({ known: sessions.has(ask) });
  });
  const worker = cluster.fork();
  const [{ port }] = await once(worker, 'listening');
  await get(port, '/login');
  const before = JSON.parse((await get(port, '/who')).body);

  const replacement = cluster.fork();
  await once(replacement, 'listening');
  worker.process.kill('SIGKILL');
  await once(worker, 'exit');
  const after = await until(async () => {
    const { body } = await get(port, '/who', { ms: 1_000 });
    return body && JSON.parse(body);
  }, 'an answer of the replacement');
  report({ before, after });
} else {
  const sessions = new Set();
  const server = http.createServer((req, res) => {
    if (req.url === '/login') {
      sessions.add('ada');
      process.send({ login: 'ada' });
      res.end();
      return;
    }
    process.once('message', ({ known }) => {
      res.end(JSON.stringify({ inTheWorker: sessions.has('ada'), outside: known }));
    });
    process.send({ ask: 'ada' });
  });
  // The replacement must get the port of the first worker: port 0 is shared by all.
  server.listen(0, '127.0.0.1');
}
