// Sets the policy after the first fork. Does the second worker, or anyone, accept without the primary?
import { answersWhileStopped, DOOR, report, start } from './lib.mjs';

const program = start(`
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.fork();
  cluster.on('listening', (worker, { port }) => console.log('port ' + port));
} else {
  http.createServer((req, res) => res.end('hello')).listen(0, '127.0.0.1');
  ${DOOR}
}
`);
const port = Number((await program.line('port', 2)).slice(5));
report({ workersAccept: await answersWhileStopped(program, port, 2) });
