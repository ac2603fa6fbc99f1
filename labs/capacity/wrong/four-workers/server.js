import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { createHandler } from './app.js';
import { keepOrders, placeOrder } from './orders.js';

const PORT = Number(process.env.PORT ?? 8000);
// One for each core.
const WORKERS = 4;

if (cluster.isPrimary) {
  keepOrders();
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  createServer(createHandler(placeOrder)).listen(PORT, '127.0.0.1');
}
