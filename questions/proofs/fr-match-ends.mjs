// Five ways in which a worker can end, and what the primary's 'exit' listener gets for each: [code, signal].
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

const ways = {
  throw: () => {
    throw new Error('on purpose');
  },
  'exit 2': () => process.exit(2),
  abort: () => process.abort(),
  'kill -9': () => process.kill(process.pid, 'SIGKILL'),
  disconnect: () => process.disconnect(),
};

if (cluster.isPrimary) {
  cluster.setupPrimary({ silent: true }); // the stack of `throw` is not for our screen
  const end = async (way) => [way, await once(cluster.fork({ WAY: way }), 'exit')];
  report(Object.fromEntries(await Promise.all(Object.keys(ways).map(end))));
} else ways[process.env.WAY]();
