// Four error codes, each brought about by what it stands for.
import cluster from 'node:cluster';
import http from 'node:http';
import net from 'node:net';
import { freePort, get, once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const nobodyListens = (await get(await freePort())).error;

  const worker = cluster.fork();
  const [{ port }] = await once(worker, 'listening');
  const request = get(port);
  await once(worker, 'message');
  worker.process.kill('SIGKILL');
  const serverDies = (await request).error;
  await once(worker, 'exit');

  const owner = net.createServer().listen(0, '127.0.0.1');
  await once(owner, 'listening');
  const second = net.createServer().listen(owner.address().port, '127.0.0.1');
  const [{ code: portIsTaken }] = await once(second, 'error');

  const channelIsGone = await new Promise((resolve) => worker.send('hello', ({ code }) => resolve(code)));
  report({ nobodyListens, serverDies, portIsTaken, channelIsGone });
} else {
  http.createServer(() => process.send('a request is in flight')).listen(0, '127.0.0.1');
}
