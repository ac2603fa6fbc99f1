import cluster from 'node:cluster';
import { Worker } from 'node:worker_threads';

/** A worker thread seals, and the primary stays free. */
export function keepOrders() {
  const thread = new Worker(new URL('./seal-thread.js', import.meta.url));
  const open = new Map();
  let number = 0;
  cluster.on('message', (worker, { id, item }) => {
    number += 1;
    open.set(number, { worker, id });
    thread.postMessage({ key: number, item });
  });
  thread.on('message', ({ key, seal }) => {
    const { worker, id } = open.get(key);
    open.delete(key);
    worker.send({ id, order: { number: key, seal } });
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
