import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { createHandler } from './app.js';
import { keepOrders, placeOrder } from './orders.js';

const PORT = Number(process.env.PORT ?? 8000);
const WORKERS = Number(process.env.WORKERS ?? availableParallelism());

if (cluster.isPrimary) {
  keepOrders();
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(createHandler(placeOrder)).listen(PORT, '127.0.0.1');
}
