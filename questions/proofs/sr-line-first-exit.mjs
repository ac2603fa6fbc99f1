// The primary of the question, with one idle worker and one that still answers a request when SIGTERM comes.
import { alive, get, report, start, until } from './lib.mjs';

const program = start(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  const workers = new Set();
  cluster.on('fork', (worker) => workers.add(worker));
  cluster.on('exit', (worker) => workers.delete(worker));
  process.on('SIGTERM', () => {
    for (const worker of workers) worker.disconnect();
    cluster.on('exit', () => process.exit(0));
  });
  cluster.on('listening', (worker, { port }) => console.log('port ' + port));
  cluster.fork();
  cluster.fork();
} else {
  http.createServer((_req, res) => {
    console.log('request ' + process.pid);
    process.once('SIGUSR2', () => res.end('done'));
  }).listen(0, '127.0.0.1');
}
`);
const port = Number((await program.line('port', 2)).slice(5));
const request = get(port);
const busy = Number((await program.line('request')).slice(8));
process.kill(program.pid, 'SIGTERM');
await until(() => program.child.exitCode !== null, 'the end of the primary');
const primaryCode = program.child.exitCode;
const workerLivesOn = alive(busy);
process.kill(busy, 'SIGUSR2');
const { body } = await request;
report({ primaryCode, workerLivesOn, answer: body });
