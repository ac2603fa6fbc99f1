// A worker is killed by SIGKILL, idle, and while a connection is on its way to it. Which events does the primary get?
import cluster from 'node:cluster';
import http from 'node:http';
import { freePort, get, once, report, until } from './lib.mjs';

if (cluster.isPrimary) {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  report({ idle: await eventsOfEnd(0), handed: await eventsOfEnd(3) });
} else {
  http.createServer((_req, res) => res.end()).listen(process.env.PORT, '127.0.0.1');
}

async function eventsOfEnd(requests) {
  const PORT = await freePort();
  const workers = [cluster.fork({ PORT }), cluster.fork({ PORT })];
  await Promise.all(workers.map((worker) => once(worker, 'listening')));
  const [victim, sibling] = workers;
  const events = [];
  for (const event of ['disconnect', 'exit']) victim.on(event, () => events.push(event));

  // A worker that is stopped is given one connection, and cannot say that it has it. The sibling answers the others.
  victim.process.kill('SIGSTOP');
  let answered = 0;
  for (let i = 0; i < requests; i++) get(PORT).then(({ status }) => status === 200 && answered++);
  await until(() => answered >= requests - 1, 'the answers of the sibling');
  victim.process.kill('SIGKILL');

  await until(() => events.includes('exit'), 'the end of the victim');
  // What else the victim's end may bring has come by the time that the sibling has gone as well.
  sibling.disconnect();
  await once(sibling, 'exit');
  return events.sort();
}
