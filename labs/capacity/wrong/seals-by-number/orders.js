import cluster from 'node:cluster';
import { seal } from './seal.js';

/** In the primary: numbers, and nothing else. */
export function keepOrders() {
  let number = 0;
  cluster.on('message', (worker, { id }) => {
    number += 1;
    worker.send({ id, number });
  });
}

const waiting = new Map();
let current;
let lastId = 0;

/** The item waits in a variable until its number has come. */
export async function placeOrder(item) {
  current = item;
  lastId += 1;
  const id = lastId;
  const number = await new Promise((resolve) => {
    waiting.set(id, resolve);
    process.send({ id });
  });
  return { number, seal: seal(current) };
}

if (cluster.isWorker) {
  process.on('message', ({ id, number }) => {
    waiting.get(id)(number);
    waiting.delete(id);
  });
}
