// A pool of two threads works off eight tasks: threads are started once, and no more than two compute at a time.
import { Worker } from 'node:worker_threads';

const source = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (n) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += i;
    parentPort.postMessage(sum);
  });
`;
const SIZE = 2;
const queue = Array.from({ length: 8 }, () => 1_000_000);
const seen = { threadsStarted: 0, mostAtOnce: 0, tasksDone: 0 };
let busy = 0;

const next = (thread) => {
  const task = queue.shift();
  if (task === undefined) return thread.terminate();
  busy += 1;
  seen.mostAtOnce = Math.max(seen.mostAtOnce, busy);
  thread.once('message', () => {
    busy -= 1;
    seen.tasksDone += 1;
    next(thread);
  });
  thread.postMessage(task);
};

for (let i = 0; i < SIZE; i++) {
  seen.threadsStarted += 1;
  next(new Worker(source, { eval: true }));
}
process.on('exit', () => console.log(JSON.stringify(seen)));
