// worker.kill() in the primary while a request is in flight; the worker has no handler for SIGTERM.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  const [{ port }] = await once(worker, 'listening');
  const inFlight = get(port);
  await once(worker, 'message'); // the request has arrived
  worker.kill();
  const [, signal] = await once(worker, 'exit');
  const { status, error } = await inFlight;
  report({ inFlight: error ?? status, signal });
} else {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal); // set by lib.mjs
  http
    .createServer((_req, res) => {
      process.send('request');
      setTimeout(() => res.end('done'), 10_000);
    })
    .listen(0, '127.0.0.1');
}
