import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { cpus } from 'node:os';
import { handler } from './app.js';

const numCPUs = cpus().length;

if (cluster.isPrimary) {
  console.log(`Primary ${process.pid} is running`);
  for (let i = 0; i < numCPUs; i++) {
    cluster.fork();
  }
} else {
  createServer(handler).listen(process.env.PORT, '127.0.0.1');
  console.log(`Worker ${process.pid} started`);
}
