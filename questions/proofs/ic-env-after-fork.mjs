// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  process.env.MODE = 'old';
  const worker = cluster.fork();
  worker.once('online', () => {
    process.env.MODE = 'new';
    worker.send('tell');
  });
} else {
  process.once('message', () => {
    console.log(process.env.MODE);
    cluster.worker.disconnect();
  });
}
`);
report(lines[0]);
