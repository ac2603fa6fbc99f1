// Runs the server of the question and sends it four requests, one after another, each on its own connection.
import { get, report, start } from './lib.mjs';

const server = start(`
import cluster from 'node:cluster';
import http from 'node:http';

let hits = 0;
if (cluster.isPrimary) {
  cluster.fork();
  cluster.fork();
  cluster.on('listening', (worker, { port }) => console.log(port));
} else {
  http.createServer((req, res) => res.end(String(++hits))).listen(0);
}
`);
const port = Number(await server.line('', 2));
const answers = [];
for (let i = 0; i < 4; i++) answers.push((await get(port)).body);
report(answers.join(' '));
