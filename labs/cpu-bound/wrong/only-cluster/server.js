import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { createHandler } from './app.js';
import { hash } from './hash.js';

// Cluster is there to use all cores, and there are two.
if (cluster.isPrimary) {
  for (let i = 0; i < 2; i++) cluster.fork();
} else {
  createServer(createHandler(async (n) => hash(n))).listen(process.env.PORT, '127.0.0.1');
}
