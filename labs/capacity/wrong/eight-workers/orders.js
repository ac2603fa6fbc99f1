import cluster from 'node:cluster';
import { seal } from './seal.js';

// What made four workers no faster than one: the primary sealed all orders. There is one primary, and it computes one
// thing at a time; the workers had their cores, and waited for it. `top` shows it at once: one process at 100 %, and it is
// not a worker.
//
// Only one thing has to be in one place: the count. That costs the primary some microseconds. The eight milliseconds of
// the seal stay with the worker that has the order.

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
