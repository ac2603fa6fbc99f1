// Runs a primary whose only worker listens, and kills it with worker.kill().
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  cluster.on('exit', (worker, code, signal) => {
    console.log(code, signal);
  });
  worker.on('listening', () => worker.kill());
} else {
  http.createServer().listen(0, '127.0.0.1');
}
`);
report(lines[0]);
