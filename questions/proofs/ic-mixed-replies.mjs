// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.on('message', (worker, question) => {
    worker.send(\`answer to \${question}\`);
  });
} else {
  const ask = (question) => {
    process.send(question);
    return new Promise((resolve) => process.once('message', resolve));
  };
  const answers = await Promise.all([ask('A'), ask('B')]);
  console.log(answers.join(', '));
  cluster.worker.disconnect();
}
`);
report(lines[0]);
