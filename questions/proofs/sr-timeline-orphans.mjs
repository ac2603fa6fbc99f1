// A primary that asks its worker to disconnect and exits on the next line. Does the worker live on, and is the client answered?
import { alive, get, report, start, until } from './lib.mjs';

const program = start(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  process.on('SIGTERM', () => {
    for (const worker of Object.values(cluster.workers)) worker.disconnect();
    process.exit(0);
  });
  cluster.on('listening', (worker, { port }) => console.log('port ' + port));
  cluster.fork();
} else {
  http.createServer((_req, res) => {
    console.log('request ' + process.pid);
    process.once('SIGUSR2', () => res.end('done'));
  }).listen(0, '127.0.0.1');
}
`);
const request = get(Number((await program.line('port')).slice(5)));
const worker = Number((await program.line('request')).slice(8));
process.kill(program.pid, 'SIGTERM');
await until(() => program.child.exitCode !== null, 'the end of the primary');
const primary = program.child.exitCode;
const workerLivesOn = alive(worker);
process.kill(worker, 'SIGUSR2');
const { body, error } = await request;
report({ primary, workerLivesOn, answer: error ?? body });
