// Runs the program of the question: what becomes of a Date on its way to the primary?
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.on('message', (worker, message) => {
    console.log(message.at instanceof Date, typeof message.at);
    worker.disconnect();
  });
} else {
  process.send({ at: new Date() });
}
`);
report(lines[0]);
