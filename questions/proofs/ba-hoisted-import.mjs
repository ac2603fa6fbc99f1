// Runs the module as written, and with the policy set in code. Under round robin a stopped primary answers nobody.
import { answersWhileStopped, DOOR, report, start } from './lib.mjs';

const policy = async (firstLine, inPrimary) => {
  const program = start(`
${firstLine}
import cluster from 'node:cluster';
import http from 'node:http';

if (cluster.isPrimary) {
  ${inPrimary}
  cluster.fork();
  cluster.fork();
  cluster.on('listening', (worker, { port }) => console.log('port ' + port));
} else {
  http.createServer((req, res) => res.end('ok')).listen(0, '127.0.0.1');
  ${DOOR}
}
`);
  const port = Number((await program.line('port', 2)).slice(5));
  const alone = await answersWhileStopped(program, port, 2);
  return alone ? 'none' : 'round robin';
};
report({
  asWritten: await policy("process.env.NODE_CLUSTER_SCHED_POLICY = 'none';", ''),
  inCode: await policy('', 'cluster.schedulingPolicy = cluster.SCHED_NONE;'),
});
