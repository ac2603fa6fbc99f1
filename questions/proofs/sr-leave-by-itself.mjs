// A worker calls cluster.worker.disconnect() itself. What does the primary see at 'exit'?
import { report, run } from './lib.mjs';

const { lines } = await run(`
  import cluster from 'node:cluster';
  if (cluster.isPrimary) {
    cluster.fork();
    cluster.on('exit', (worker, code) => {
      console.log(worker.exitedAfterDisconnect, code);
    });
  } else {
    cluster.worker.disconnect();
  }
`);
report(lines);
