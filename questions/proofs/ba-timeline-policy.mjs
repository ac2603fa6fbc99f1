// Starts the same program twice with the policy in its environment. Who accepts while the primary is stopped?
import { answersWhileStopped, DOOR, report, start } from './lib.mjs';

const workersAccept = async (NODE_CLUSTER_SCHED_POLICY) => {
  const program = start(
    `
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  for (let i = 0; i < 3; i++) cluster.fork();
  cluster.on('listening', (worker, { port }) => console.log('port ' + port));
} else {
  http.createServer((req, res) => res.end('ok')).listen(0, '127.0.0.1');
  ${DOOR}
}
`,
    { env: { NODE_CLUSTER_SCHED_POLICY } },
  );
  const port = Number((await program.line('port', 3)).slice(5));
  return answersWhileStopped(program, port, 3);
};
report({ none: await workersAccept('none'), rr: await workersAccept('rr') });
