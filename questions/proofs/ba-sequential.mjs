// Runs the client of the question against three workers that all listen.
import { report, run, start } from './lib.mjs';

const server = start(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  for (let i = 0; i < 3; i++) cluster.fork();
  cluster.on('listening', (worker, { port }) => console.log(port));
} else {
  http.createServer((req, res) => res.end(String(process.pid))).listen(0, '127.0.0.1');
}
`);
const port = await server.line('', 3);
const client = await run(
  `
const counts = {};
for (let i = 0; i < 12; i++) {
  const response = await fetch(process.env.URL, { headers: { connection: 'close' } });
  const pid = await response.text();
  counts[pid] = (counts[pid] ?? 0) + 1;
}
console.log(Object.values(counts).join(' '));
`,
  { env: { URL: `http://127.0.0.1:${port}/` } },
);
report(client.lines[0]);
