// A worker makes room for a fresh one while a request is in flight: by process.exit(0), and by disconnect().
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report } from './lib.mjs';

const recycle = async (how) => {
  const worker = cluster.fork();
  const [{ port }] = await once(worker, 'listening');
  const inFlight = get(port, '/', { headers: { Connection: 'close' } });
  await once(worker, 'message'); // the request has arrived
  if (how === 'exit') worker.send('exit');
  else {
    await once(cluster.fork(), 'listening');
    worker.disconnect();
  }
  const { status, error } = await inFlight;
  return status ?? error;
};

if (cluster.isPrimary) report({ exit: await recycle('exit'), disconnect: await recycle('disconnect') });
else {
  const server = http.createServer((_req, res) => {
    process.send('request');
    setTimeout(() => res.end('done'), 200);
  });
  server.listen(0, '127.0.0.1');
  process.on('message', () => process.exit(0));
}
