import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { handler } from './app.js';

const PORT = Number(process.env.PORT ?? 8000);

if (cluster.isPrimary) {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  for (let i = 0; i < 4; i++) cluster.fork();
} else {
  createServer(handler).listen(PORT, '127.0.0.1');
}
