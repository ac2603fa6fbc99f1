// exitedAfterDisconnect at 'exit': after worker.disconnect() and after worker.kill(), both called in the primary.
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  cluster.setupPrimary({ args: ['worker'] });
  const endBy = async (method) => {
    const worker = cluster.fork();
    await once(worker, 'message');
    worker[method]();
    const [, signal] = await once(worker, 'exit');
    return { flag: worker.exitedAfterDisconnect, signal };
  };
  report({ disconnect: await endBy('disconnect'), kill: await endBy('kill') });
} else {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal); // set by lib.mjs
  process.send('up');
}
