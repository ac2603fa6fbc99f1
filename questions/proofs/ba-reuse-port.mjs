// Two workers listen on one port with reusePort. Is a connection answered while the primary is stopped?
import { freePort, get, report, start } from './lib.mjs';

const port = await freePort();
const program = start(
  `
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.fork();
} else {
  const server = http.createServer((req, res) => res.end('ok'));
  server.listen({ port: Number(process.env.PORT), host: '127.0.0.1', reusePort: true }, () => console.log('listening'));
}
`,
  { env: { PORT: String(port) } },
);
await program.line('listening', 2);
process.kill(program.pid, 'SIGSTOP'); // the primary
const { status } = await get(port);
process.kill(program.pid, 'SIGCONT');
report({ listening: program.lines.length, servedWithoutPrimary: status === 200 });
