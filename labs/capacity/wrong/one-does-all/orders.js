import cluster from 'node:cluster';
import { seal } from './seal.js';

/** The primary only passes messages on: the first worker books and seals for all. */
export function keepOrders() {
  cluster.on('message', (worker, message) => {
    const { from, order } = message;
    if (order === undefined) Object.values(cluster.workers)[0].send({ ...message, from: worker.id });
    else cluster.workers[from].send(message);
  });
}

const waiting = new Map();
let lastId = 0;
let number = 0;

export function placeOrder(item) {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    process.send({ id, item });
  });
}

if (cluster.isWorker) {
  process.on('message', ({ id, item, from, order }) => {
    if (order === undefined) {
      number += 1;
      process.send({ id, from, order: { number, seal: seal(item) } });
      return;
    }
    waiting.get(id)(order);
    waiting.delete(id);
  });
}
