// Three requests to three workers, with the default agent and with none.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const ports = [];
  cluster.on('listening', (_worker, { port }) => ports.push(port));
  for (let i = 0; i < 3; i++) cluster.fork();
  const [port] = await until(() => ports.length === 3 && ports, 'three listening workers');
  const workers = async (agent) => {
    const ids = new Set();
    for (let i = 0; i < 3; i++) ids.add((await get(port, '/', { agent })).body);
    return ids.size;
  };
  report({ default: await workers(http.globalAgent), agentFalse: await workers(false) });
} else {
  const server = http.createServer((_req, res) => res.end(String(cluster.worker.id)));
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
}
