// A worker ends with process.exit(261). Which code does the primary get?
import { report, run } from './lib.mjs';

const { lines } = await run(`
  import cluster from 'node:cluster';
  if (cluster.isPrimary) {
    cluster.fork();
    cluster.on('exit', (worker, code) => console.log(code));
  } else {
    process.exit(261);
  }
`);
report(Number(lines[0]));
