// Runs the program of the question: what are the arguments of cluster's 'message' event?
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  cluster.on('message', (first, second) => {
    console.log(first === worker, second);
    worker.disconnect();
  });
} else {
  process.send('hello');
}
`);
report(lines[0]);
