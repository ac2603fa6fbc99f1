import cluster from 'node:cluster';
import { seal } from './seal.js';

/** In the primary: one order at a time, so that the numbers stay in order. */
export function keepOrders() {
  const queue = [];
  let number = 0;
  let busy = false;

  const next = () => {
    if (busy || queue.length === 0) return;
    busy = true;
    const { worker, id } = queue.shift();
    number += 1;
    worker.send({ id, number });
  };
  cluster.on('message', (worker, { id, done }) => {
    if (done) busy = false;
    else queue.push({ worker, id });
    next();
  });
}

const waiting = new Map();
let lastId = 0;

/** In a worker: begins when it is its turn, and says when it is done. */
export async function placeOrder(item) {
  lastId += 1;
  const id = lastId;
  const number = await new Promise((resolve) => {
    waiting.set(id, resolve);
    process.send({ id });
  });
  const sealed = seal(item);
  process.send({ id, done: true });
  return { number, seal: sealed };
}

if (cluster.isWorker) {
  process.on('message', ({ id, number }) => {
    waiting.get(id)(number);
    waiting.delete(id);
  });
}
