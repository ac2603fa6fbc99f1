// Three workers: what do the three spellings give?
import cluster from 'node:cluster';
import { report } from './lib.mjs';

if (cluster.isPrimary) {
  for (let i = 0; i < 3; i++) cluster.fork();
  report({
    keys: Object.keys(cluster.workers).length,
    length: typeof cluster.workers.length,
    size: typeof cluster.workers.size,
  });
}
