// A primary sets process.exitCode and ends by itself, after its worker has finished.
import { report, run } from './lib.mjs';

const { code, lines } = await run(`
  import cluster from 'node:cluster';
  if (cluster.isPrimary) {
    const worker = cluster.fork();
    worker.on('online', () => {
      process.exitCode = 1;
      worker.disconnect();
    });
  } else {
    process.on('disconnect', () => setTimeout(() => console.log('drained'), 100));
  }
`);
report({ code, drained: lines.includes('drained') });
