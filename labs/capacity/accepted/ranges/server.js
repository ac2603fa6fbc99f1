import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { createHandler } from './app.js';
import { seal } from './seal.js';

// Numbers in ranges: worker 3 counts from 3,000,000,001. Ids of workers are never used again, so nobody has to be asked.
if (cluster.isPrimary) {
  cluster.on('exit', () => cluster.fork());
  for (let i = 0; i < Number(process.env.WORKERS); i++) cluster.fork();
} else {
  let number = cluster.worker.id * 1e9;
  const placeOrder = async (item) => {
    number += 1;
    return { number, seal: seal(item) };
  };
  createServer(createHandler(placeOrder)).listen(Number(process.env.PORT), '127.0.0.1');
}
