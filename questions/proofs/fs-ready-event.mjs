// A worker takes its time between start and listen(). The primary connects on 'online', and again on 'listening'.
import cluster from 'node:cluster';
import http from 'node:http';
import { freePort, get, once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const port = await freePort();
  const worker = cluster.fork({ PORT: port });
  await once(worker, 'online');
  const atOnline = await get(port);
  worker.send('listen');
  await once(worker, 'listening');
  const atListening = await get(port);
  report({ online: atOnline.error, listening: atListening.status });
} else {
  process.once('message', () => {
    http.createServer((_req, res) => res.end('hello')).listen(process.env.PORT, '127.0.0.1');
  });
}
