// Four clients keep their connections, as a proxy does. Worker 2 is replaced by worker 3. Who answers whom then?
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report } from './lib.mjs';

const say = (who, said) => console.log(JSON.stringify({ ...who, said }));

if (cluster.isPrimary) {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  const fork = async () => {
    const worker = cluster.fork();
    const [{ port }] = await once(worker, 'listening');
    return { worker, port };
  };
  await fork();
  const { worker: second, port } = await fork();
  const agents = [1, 2, 3, 4].map(() => new http.Agent({ keepAlive: true, maxSockets: 1 }));
  const ask = async () => {
    const answers = [];
    for (const [i, agent] of agents.entries()) {
      const { body } = await get(port, '/', { agent });
      say({ client: i + 1 }, `answered by worker ${body}`);
      answers.push(Number(body));
    }
    return answers;
  };
  const before = await ask();
  await fork();
  say({ primary: true }, 'worker 3 listens, worker 2 may go');
  second.disconnect();
  await once(second, 'exit');
  report({ before, after: await ask() });
} else {
  const server = http.createServer((_req, res) => res.end(String(cluster.worker.id)));
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
}
