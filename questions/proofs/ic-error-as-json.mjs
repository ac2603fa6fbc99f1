// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.on('message', (worker, message) => {
    console.log(JSON.stringify(message));
    worker.disconnect();
  });
} else {
  process.send({ failed: new Error('disk full') });
}
`);
report(lines[0]);
