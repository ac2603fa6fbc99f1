// A reload whose new worker does not come up: it is abandoned, and the old workers serve on.
import cluster from 'node:cluster';
import http from 'node:http';
import { get, once, report } from './lib.mjs';

if (cluster.isPrimary) {
  cluster.setupPrimary({ silent: true });
  const old = [cluster.fork(), cluster.fork()];
  const [[{ port }]] = await Promise.all(old.map((worker) => once(worker, 'listening')));

  const replace = async (worker) => {
    const newcomer = cluster.fork({ RELEASE: 'broken' });
    const first = await Promise.race([
      once(newcomer, 'listening').then(() => 'listening'),
      once(newcomer, 'exit').then(() => 'exit'),
    ]);
    if (first === 'exit') throw new Error('the new worker did not come up');
    worker.disconnect();
  };
  let reload = 'done';
  try {
    for (const worker of old) await replace(worker);
  } catch {
    reload = 'abandoned';
  }
  const answers = [];
  for (let i = 0; i < 4; i++) answers.push((await get(port)).status);
  report({ reload, answers });
} else {
  if (process.env.RELEASE === 'broken') throw new Error('a bug in the new release');
  http.createServer((_req, res) => res.end('done')).listen(0, '127.0.0.1');
}
