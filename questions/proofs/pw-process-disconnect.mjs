// A worker disconnects its process in the middle of a request.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  const [{ port }] = await once(worker, 'listening');
  const exit = once(worker, 'exit');
  const answer = await get(port, '/slow');
  const [code] = await exit;
  report({ request: answer.error, code, exitedAfterDisconnect: worker.exitedAfterDisconnect });
} else {
  const server = http.createServer((_req, res) => {
    setTimeout(() => res.end('at last'), 2_000);
    process.disconnect();
  });
  server.listen(0, '127.0.0.1');
}
