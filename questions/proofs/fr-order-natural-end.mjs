// The events of an idle worker that the primary disconnects.
import { report, run } from './lib.mjs';

const { lines } = await run(`
  import cluster from 'node:cluster';
  if (cluster.isPrimary) {
    const worker = cluster.fork();
    worker.on('online', () => worker.disconnect());
    cluster.on('exit', () => console.log('exit in the primary'));
  } else {
    for (const event of ['exit', 'beforeExit', 'disconnect']) {
      process.on(event, () => console.log(event + ' in the worker'));
    }
  }
`);
report(lines);
