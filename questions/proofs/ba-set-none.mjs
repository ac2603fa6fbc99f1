// Without round robin the workers accept for themselves, so a new connection is served while the primary is stopped.
import { answersWhileStopped, DOOR, report, start } from './lib.mjs';

const server = (policy) => `
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  ${policy};
  for (let i = 0; i < 2; i++) cluster.fork();
  cluster.on('listening', (worker, { port }) => console.log('port ' + port));
} else {
  http.createServer((req, res) => res.end('hello')).listen(0, '127.0.0.1');
  ${DOOR}
}
`;
const workersAccept = async (policy) => {
  const program = start(server(policy));
  return answersWhileStopped(program, Number((await program.line('port', 2)).slice(5)), 2);
};
report({
  none: await workersAccept('cluster.schedulingPolicy = cluster.SCHED_NONE'),
  roundRobin: await workersAccept('cluster.schedulingPolicy = cluster.SCHED_RR'),
});
