// Stops the primary of a running server: are new connections served then, and one that a worker already has?
import http from 'node:http';
import { answersWhileStopped, DOOR, get, report, start } from './lib.mjs';

const program = start(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  for (let i = 0; i < 2; i++) cluster.fork();
  cluster.on('listening', (worker, { port }) => console.log('port ' + port));
} else {
  http.createServer((req, res) => res.end(String(process.pid))).listen(0, '127.0.0.1');
  ${DOOR}
}
`);
const port = Number((await program.line('port', 2)).slice(5));
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const before = await get(port, '/', { agent });
process.kill(program.pid, 'SIGSTOP');
const kept = await get(port, '/', { agent });
const newOne = await answersWhileStopped(program, port, 2);
report({
  newConnectionNeedsPrimary: !newOne,
  keptConnectionNeedsPrimary: kept.status !== 200,
  sameWorkerAnswers: kept.body === before.body,
  workerIsNotThePrimary: Number(kept.body) !== program.pid,
});
