// One worker holds three kept connections, the other none. Where do the next six connections go?
import cluster from 'node:cluster';
import http from 'node:http';
import { get, report, until } from './lib.mjs';

if (cluster.isPrimary) {
  const ports = [];
  cluster.on('listening', (_worker, { port }) => ports.push(port));
  cluster.fork();
  cluster.fork();
  const [port] = await until(() => ports.length === 2 && ports, 'two listening workers');
  // Six kept connections, of which those of one worker are closed again.
  const kept = [];
  for (let i = 0; i < 6; i++) {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    kept.push({ agent, id: (await get(port, '/', { agent })).body });
  }
  const busy = kept[0].id;
  for (const { agent, id } of kept) if (id !== busy) agent.destroy();
  const counts = {};
  for (let i = 0; i < 6; i++) {
    const { body } = await get(port);
    counts[body] = (counts[body] ?? 0) + 1;
  }
  report({ nextSix: Object.values(counts) });
} else {
  const server = http.createServer((_req, res) => res.end(String(cluster.worker.id)));
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
}
