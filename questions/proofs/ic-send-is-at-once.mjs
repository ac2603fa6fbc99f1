// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.fork();
} else {
  const stats = {
    toJSON() {
      console.log('written out');
      return { hits: 1 };
    },
  };
  process.send(stats, () => console.log('callback'));
  console.log('next line');
  cluster.worker.disconnect();
}
`);
report(lines);
