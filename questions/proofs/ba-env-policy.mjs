// Starts a server with two values of the variable. Do the workers accept for themselves, without the primary?
import { answersWhileStopped, DOOR, report, start } from './lib.mjs';

const server = `
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  for (let i = 0; i < 2; i++) cluster.fork();
  cluster.on('listening', (worker, { port }) => console.log('port ' + port));
} else {
  http.createServer((req, res) => res.end('hello')).listen(0, '127.0.0.1');
  ${DOOR}
}
`;
const workersAccept = async (value) => {
  const program = start(server, { env: { NODE_CLUSTER_SCHED_POLICY: value } });
  return answersWhileStopped(program, Number((await program.line('port', 2)).slice(5)), 2);
};
report({
  none: await workersAccept('none'),
  NONE: await workersAccept('NONE'),
});
