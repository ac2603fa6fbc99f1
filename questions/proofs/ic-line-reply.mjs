// The program of the question, as it stands there. What does the primary say?
import { report, run } from './lib.mjs';

const { code, stderr } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  let total = 0;
  cluster.on('message', (worker, message) => {
    if (message.type !== 'hit') return;
    total += 1;
    process.send({ type: 'total', total });
  });
  cluster.fork();
} else {
  process.on('message', ({ total }) => console.log(total));
  process.send({ type: 'hit' });
}
`);
report({ code, error: stderr.match(/^TypeError: .*$/m)?.[0] ?? stderr });
