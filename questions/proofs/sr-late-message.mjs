// A message that is sent after worker.disconnect(), to a worker with a request in flight.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const worker = cluster.fork();
  const [{ port }] = await once(worker, 'listening');
  const answer = get(port);
  await once(worker, 'message'); // the request has arrived
  worker.disconnect();
  worker.send('finish');
  report({ busyWorkerGotIt: (await answer).body === 'told to finish' });
} else {
  http
    .createServer((_req, res) => {
      process.once('message', (text) => res.end(`told to ${text}`));
      process.send('request');
    })
    .listen(0, '127.0.0.1');
}
