// A total over all workers, counted by the primary. Writes down the steps of each request in the order they happen.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, report, until } from './lib.mjs';

if (cluster.isPrimary) {
  let total = 0;
  const steps = [];
  const ports = [];
  const workers = new Set();
  cluster.on('listening', (_worker, { port }) => ports.push(port));
  cluster.on('message', (worker, { hit, step }) => {
    if (step) steps.push(step);
    if (!hit) return;
    workers.add(worker.id);
    total += 1;
    steps.push('the primary counts');
    worker.send({ total });
  });
  for (let i = 0; i < 2; i++) cluster.fork();
  const [port] = await until(() => ports.length === 2 && ports, 'two listening workers');
  const answers = [];
  for (let i = 0; i < 4; i++) answers.push(Number((await get(port)).body));
  report({ answers, workers: workers.size, steps: steps.slice(0, 3) });
} else {
  const server = http.createServer((_req, res) => {
    process.send({ step: 'a worker gets the request' });
    process.once('message', ({ total }) => {
      // Tell first, answer then: so the primary has the step when the client has its answer.
      process.send({ step: 'the worker gets the total' }, () => res.end(String(total)));
    });
    process.send({ hit: true });
  });
  server.listen(0, '127.0.0.1');
}
