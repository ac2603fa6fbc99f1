// Runs the program of the question.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.on('message', (worker, message) => {
    console.log(message.cmd);
    if (message.cmd === 'end') worker.disconnect();
  });
} else {
  process.send({ cmd: 'NODE_STATUS' });
  process.send({ cmd: 'status' });
  process.send({ cmd: 'end' });
}
`);
report(lines);
