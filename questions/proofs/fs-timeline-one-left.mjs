// Two workers listen on one port with exclusive: true. Who answers without the primary, and what does the second get?
import { freePort, get, report, start } from './lib.mjs';

const port = await freePort();
const program = start(
  `
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.once('message', () => cluster.fork());
} else {
  const server = http.createServer((req, res) => res.end('ok'));
  server.on('error', (error) => console.log(error.code));
  server.listen({ port: Number(process.env.PORT), host: '127.0.0.1', exclusive: true }, () => process.send('first'));
}
`,
  { env: { PORT: String(port) } },
);
const second = await program.line('E');
process.kill(program.pid, 'SIGSTOP'); // the primary
const { status } = await get(port);
process.kill(program.pid, 'SIGCONT');
report({ holder: status === 200 ? 'the worker' : 'the primary', second });
