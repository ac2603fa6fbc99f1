// A worker with ten idle kept connections, which it would keep for an hour, is disconnected.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  const [{ port }] = await once(worker, 'listening');
  const agents = Array.from({ length: 10 }, () => new http.Agent({ keepAlive: true }));
  await Promise.all(agents.map((agent) => get(port, '/', { agent })));
  worker.send('count');
  const [idle] = await once(worker, 'message');
  worker.disconnect();
  const [code] = await once(worker, 'exit', 10_000).catch(() => ['alive']);
  report({ idle, endedWithin10s: code !== 'alive', code });
} else {
  const server = http.createServer({ keepAliveTimeout: 3_600_000 }, (_req, res) => res.end('done'));
  server.listen(0, '127.0.0.1');
  process.on('message', () => server.getConnections((_error, count) => process.send(count)));
}
