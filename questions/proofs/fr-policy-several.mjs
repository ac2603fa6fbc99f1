// Four ends of a worker, and whether the condition of the question asks for a replacement.
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  cluster.setupPrimary({ silent: true });
  const isReplaced = async (way) => {
    const worker = cluster.fork({ WAY: way });
    await once(worker, 'message');
    if (way === 'SIGKILL') worker.process.kill('SIGKILL');
    else if (way === 'disconnect') worker.disconnect();
    else worker.send('go');
    const [code] = await once(worker, 'exit');
    return [way, code !== 0 && !worker.exitedAfterDisconnect];
  };
  const ways = ['throws', 'exit 0', 'SIGKILL', 'disconnect'];
  report(Object.fromEntries(await Promise.all(ways.map(isReplaced))));
} else {
  process.on('message', () => {
    if (process.env.WAY === 'throws') throw new Error('on purpose');
    process.exit(0);
  });
  process.send('up');
}
