// The program of the question, with a line that tells who gets an error and who answers.
import { freePort, get, report, start } from './lib.mjs';

const port = await freePort();
const program = start(
  `
import cluster from 'node:cluster';
import http from 'node:http';

const role = cluster.isPrimary ? 'primary' : 'worker';
if (cluster.isPrimary) {
  cluster.fork();
  cluster.fork();
}
const server = http.createServer((req, res) => res.end(role)).listen(process.env.PORT, '127.0.0.1');
server.on('error', (error) => {
  console.log(error.code, role);
  process.disconnect?.();
});
`,
  { env: { PORT: String(port) } },
);
await program.line('EADDRINUSE', 2);
report({
  EADDRINUSE: program.lines.map((line) => line.split(' ')[1]),
  answers: (await get(port)).body,
});
