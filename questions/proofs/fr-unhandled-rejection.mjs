// A rejected promise that nobody handles, in a cluster worker. How does the worker end?
import { report, run } from './lib.mjs';

const { lines } = await run(`
  import cluster from 'node:cluster';
  if (cluster.isPrimary) {
    cluster.fork();
    cluster.on('exit', (worker, code, signal) => console.log(JSON.stringify({ code, signal })));
  } else {
    Promise.reject(new Error('forgotten'));
    setTimeout(() => console.log('still here'), 60_000);
  }
`);
report({ ...JSON.parse(lines.at(-1)), afterTheRejection: lines.includes('still here') });
