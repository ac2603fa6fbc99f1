// 'exit' → fork() without a flag, and SIGTERM → disconnect all workers. Does the program end?
import { get, report, start, until } from './lib.mjs';

const program = start(`
  import cluster from 'node:cluster';
  import http from 'node:http';
  if (cluster.isPrimary) {
    cluster.fork();
    cluster.on('listening', (worker, { port }) => console.log('worker ' + worker.id + ' port ' + port));
    cluster.on('exit', () => cluster.fork());
    process.on('SIGTERM', () => {
      for (const worker of Object.values(cluster.workers)) worker.disconnect();
    });
  } else {
    http.createServer((req, res) => res.end('ok')).listen(+process.env.PORT || 0, '127.0.0.1');
  }
`);
await program.line('worker 1');
process.kill(program.pid, 'SIGTERM');
const second = await program.line('worker 2');
const port = Number(second.split(' ').at(-1));
const { status } = await get(port);
await until(() => program.lines.length === 2, 'two workers have listened');
const ended = program.child.exitCode !== null || program.child.signalCode !== null;
report({ answersAfterSigterm: status, primary: ended ? 'ended' : 'alive' });
