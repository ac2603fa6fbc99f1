// Kills the primary with SIGKILL. Its idle workers write down how they end.
import { report, start } from './lib.mjs';

const program = start(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  for (let i = 0; i < 2; i++) cluster.fork();
  cluster.on('listening', () => console.log('listens'));
} else {
  process.on('exit', (code) => console.log('worker ends', code));
  http.createServer().listen(0, '127.0.0.1');
}
`);
// The primary says it, for a worker that is still telling it so when it dies can fail with EPIPE and code 1.
await program.line('listens', 2);
process.kill(program.pid, 'SIGKILL');
// The output ends when the last process that could write to it is gone.
const { signal } = await program.ended;
report({ primary: signal, workers: program.lines.filter((line) => line.startsWith('worker ends')) });
