// A worker with a request in flight closes its channel, in one of two ways.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report } from './lib.mjs';

const say = (who, said) => console.log(JSON.stringify({ ...who, said }));
const ways = {
  'process.disconnect()': () => process.disconnect(),
  'cluster.worker.disconnect()': () => cluster.worker.disconnect(),
};

if (cluster.isPrimary) {
  const seen = {};
  for (const way of Object.keys(ways)) {
    const worker = cluster.fork({ WAY: way });
    const [{ port }] = await once(worker, 'listening');
    const ended = once(worker, 'exit');
    const { status, error } = await get(port, '/', { headers: { Connection: 'close' } });
    const [code] = await ended;
    const { exitedAfterDisconnect } = worker;
    say({ worker: worker.id }, `called ${way} with a request in flight`);
    say({ client: worker.id }, `got ${status ?? error}`);
    say(
      { primary: true },
      `worker ${worker.id}: code ${code}, exitedAfterDisconnect ${exitedAfterDisconnect}`,
    );
    seen[way] = { request: status ?? error, exitedAfterDisconnect, code };
  }
  report(seen);
} else {
  http
    .createServer((_req, res) => {
      ways[process.env.WAY]();
      setTimeout(() => res.end('done'), 200);
    })
    .listen(0, '127.0.0.1');
}
