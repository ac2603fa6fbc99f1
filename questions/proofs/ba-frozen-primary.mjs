// The primary is stopped, and later goes on. Who is answered in between, and what becomes of the one who waited?
import http from 'node:http';
import { get, report, start } from './lib.mjs';

const program = start(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  for (let i = 0; i < 2; i++) cluster.fork();
  cluster.on('listening', (worker, { port }) => console.log(port));
} else {
  http.createServer((req, res) => res.end('hello')).listen(0, '127.0.0.1');
}
`);
const port = Number(await program.line('', 2));
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
await get(port, '/', { agent });

process.kill(program.pid, 'SIGSTOP');
let answered = false;
const waiting = get(port).then((answer) => {
  answered = true;
  return answer;
});
const kept = [];
for (let i = 0; i < 20; i++) kept.push((await get(port, '/', { agent })).status);
await new Promise((resolve) => setTimeout(resolve, 500));
const answeredWhileStopped = answered;
process.kill(program.pid, 'SIGCONT');
report({
  kept: kept.every((status) => status === 200),
  newOne: answeredWhileStopped,
  newOneAfterwards: (await waiting).status === 200,
});
