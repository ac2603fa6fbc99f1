// Forks with both lists.
import cluster from 'node:cluster';
import { once, report } from './lib.mjs';

if (cluster.isPrimary) {
  const attempt = async (stdio) => {
    cluster.setupPrimary({ stdio });
    try {
      const worker = cluster.fork();
      await once(worker, 'online');
      return 'online';
    } catch (error) {
      return error.code;
    }
  };
  report({
    without: await attempt(['ignore', 'inherit', 'inherit']),
    with: await attempt(['ignore', 'inherit', 'inherit', 'ipc']),
  });
}
