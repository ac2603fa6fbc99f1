import cluster from 'node:cluster';
import { setImmediate as breathe } from 'node:timers/promises';
import { seal } from './seal.js';

/** Async, so that the primary does not block. */
export function keepOrders() {
  let last = 0;
  cluster.on('message', async (worker, { id, item }) => {
    last += 1;
    const number = last;
    await breathe();
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
