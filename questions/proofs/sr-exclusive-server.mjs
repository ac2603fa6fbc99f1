// A worker with a shared port and one of its own (exclusive: true) is disconnected. What still answers?
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report } from './lib.mjs';

const say = (who, said) => console.log(JSON.stringify({ ...who, said }));

if (cluster.isPrimary) {
  const worker = cluster.fork();
  const [ports] = await once(worker, 'message');
  const disconnected = once(worker, 'disconnect');
  let exited = false;
  worker.on('exit', () => {
    exited = true;
  });
  worker.disconnect();
  await disconnected;
  say({ primary: true }, 'worker 1 has disconnected');
  const shared = await get(ports.shared);
  say({ client: 1 }, `on the shared port: ${shared.error ?? shared.status}`);
  const own = await get(ports.own);
  say({ client: 2 }, `on its own port: ${own.error ?? own.status}`);
  worker.process.kill('SIGKILL'); // it would serve on for ever
  report({
    shared: shared.error ?? shared.status,
    exclusive: own.error ?? own.status,
    worker: exited ? 'gone' : 'alive',
  });
} else {
  const listen = (options) =>
    new Promise((resolve) => {
      const server = http.createServer((_req, res) => res.end('done'));
      server.listen({ port: 0, host: '127.0.0.1', ...options }, () => resolve(server.address().port));
    });
  process.send({ shared: await listen({}), own: await listen({ exclusive: true }) });
}
