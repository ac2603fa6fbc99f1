import cluster from 'node:cluster';
import { seal } from './seal.js';

const waiting = new Map();
let lastId = 0;

export function keepOrders() {
  let number = 0;
  cluster.on('message', (worker, { id }) => {
    number += 1;
    worker.send({ id, number });
  });
}

export async function placeOrder(item) {
  lastId += 1;
  process.send({ id: lastId });
  const number = await new Promise((resolve) => waiting.set(lastId, resolve));
  return { number, seal: seal(item) };
}

// The answers of the primary.
cluster.worker.on('message', ({ id, number }) => {
  waiting.get(id)(number);
  waiting.delete(id);
});
