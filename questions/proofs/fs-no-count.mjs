// Runs the program of the question without the variable it reads. How many workers, and how does it end?
import { report, run } from './lib.mjs';

const { lines, code } = await run(
  `
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  cluster.on('fork', () => console.log('forked'));
  for (let i = 0; i < process.env.WORKERS; i++) cluster.fork();
} else {
  http.createServer((req, res) => res.end('hello')).listen(8000);
}
`,
  { env: { WORKERS: undefined } },
);
report({ forks: lines.length, code });
