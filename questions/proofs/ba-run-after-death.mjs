// Three workers under round robin. One is killed, and nobody replaces it. Who answers the next four requests?
import cluster from 'node:cluster';
import http from 'node:http';
import { get, report, until } from './lib.mjs';

const tell = (line) => console.log(JSON.stringify(line));

cluster.schedulingPolicy = cluster.SCHED_RR;
if (cluster.isPrimary) {
  const ports = [];
  cluster.on('listening', (worker, { port }) => {
    ports.push(port);
    tell({ worker: worker.id, said: 'I listen.' });
  });
  for (let i = 0; i < 3; i++) cluster.fork();
  const [port] = await until(() => ports.length === 3 && ports, 'three listening workers');

  tell({ primary: true, said: 'I kill worker 2.' });
  cluster.workers[2].process.kill('SIGKILL');
  await until(() => !cluster.workers[2], 'worker 2 off the list');

  const answers = {};
  for (let i = 1; i <= 4; i++) {
    const { body, error } = await get(port);
    tell({ client: true, said: error ?? `Request ${i} was answered by worker ${body}.` });
    answers[error ?? body] = (answers[error ?? body] ?? 0) + 1;
  }
  report(answers);
} else {
  http.createServer((_req, res) => res.end(String(cluster.worker.id))).listen(0, '127.0.0.1');
}
