// Sends eleven requests to the server of the question, and asks for the number of its listeners.
import { get, report, start, until } from './lib.mjs';

const program = start(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  let total = 0;
  cluster.on('message', (worker) => worker.send({ total: ++total }));
  cluster.on('listening', (worker, { port }) => console.log(port));
  cluster.fork();
} else {
  const before = process.listenerCount('message');
  const server = http.createServer((req, res) => {
    if (req.url === '/listeners') return res.end(String(process.listenerCount('message') - before));
    process.send({ type: 'hit' });
    process.on('message', ({ total }) => {
      if (!res.writableEnded) res.end(String(total));
    });
  });
  server.listen(0, '127.0.0.1');
}
`);
const port = Number(await program.line(''));
for (let i = 0; i < 11; i++) await get(port);
const { body } = await get(port, '/listeners');
await until(() => program.stderr.includes('Warning'), 'a warning');
report({ listeners: Number(body), warning: program.stderr.includes('MaxListenersExceededWarning') });
