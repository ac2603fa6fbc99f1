// Six calls of http.get with the default agent, and six without an agent.
import cluster from 'node:cluster';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { once, report, until } from './lib.mjs';
import { say } from './say.mjs';

if (cluster.isPrimary) {
  const ports = [];
  cluster.on('listening', (_worker, { port }) => ports.push(port));
  for (let i = 0; i < 3; i++) cluster.fork();
  const [port] = await until(() => ports.length === 3 && ports, 'three listening workers');
  const countWorkers = async (options) => {
    const workers = new Set();
    for (let i = 0; i < 6; i++) {
      const [response] = await once(http.get(`http://127.0.0.1:${port}/`, options), 'response');
      workers.add(await text(response));
    }
    return workers.size;
  };
  const kept = await countWorkers({});
  say(`six calls of http.get reached ${kept} worker`);
  const fresh = await countWorkers({ agent: false });
  say(`with agent: false they reached ${fresh} workers`);
  report({ kept, fresh });
} else {
  const server = http.createServer((_req, res) => {
    say('answers a request');
    res.end(String(cluster.worker.id));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
}
