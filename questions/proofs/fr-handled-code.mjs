// A worker handles SIGTERM and ends itself with code 0. What does the primary's 'exit' listener get?
import { report, run } from './lib.mjs';

const { lines } = await run(`
  import cluster from 'node:cluster';
  if (cluster.isPrimary) {
    const worker = cluster.fork();
    worker.on('message', () => worker.process.kill('SIGTERM'));
    cluster.on('exit', (_worker, code, signal) => console.log(code, signal));
  } else {
    process.on('SIGTERM', () => process.exit(0));
    process.send('ready');
  }
`);
report(lines);
