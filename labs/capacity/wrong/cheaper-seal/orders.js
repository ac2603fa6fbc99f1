import cluster from 'node:cluster';
import { seal } from './seal.js';

/** In the primary: the next number, for whoever asks. */
export function keepOrders() {
  let number = 0;
  cluster.on('message', (worker, { id }) => {
    number += 1;
    worker.send({ id, number });
  });
}

const waiting = new Map();
let lastId = 0;

/** In a worker: gets a number from the primary, and seals the order itself. */
export async function placeOrder(item) {
  const number = await nextNumber();
  return { number, seal: seal(item) };
}

function nextNumber() {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    process.send({ id });
  });
}

if (cluster.isWorker) {
  process.on('message', ({ id, number }) => {
    waiting.get(id)(number);
    waiting.delete(id);
  });
}
