import cluster from 'node:cluster';
import { seal } from './seal.js';

// Orders are numbered in one place, so that no number comes twice.

/** In the primary: takes orders of all workers. */
export function keepOrders() {
  let number = 0;
  cluster.on('message', (worker, { id, item }) => {
    number += 1;
    worker.send({ id, order: { number, seal: seal(item) } });
  });
}

const waiting = new Map();
let lastId = 0;

/** In a worker: hands the order on, and resolves when it is booked. */
export function placeOrder(item) {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    process.send({ id, item });
  });
}

if (cluster.isWorker) {
  process.on('message', ({ id, order }) => {
    waiting.get(id)(order);
    waiting.delete(id);
  });
}
