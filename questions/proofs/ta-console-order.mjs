// A thread prints at once, while the main thread is blocked; then the main thread prints.
import { report, run } from './lib.mjs';

const { lines } = await run(`
  import { Worker } from 'node:worker_threads';
  const printed = new Int32Array(new SharedArrayBuffer(4));
  const source = \`
    console.log('thread');
    const { workerData } = require('node:worker_threads');
    Atomics.store(workerData, 0, 1);
    Atomics.notify(workerData, 0);
  \`;
  new Worker(source, { eval: true, workerData: printed });
  Atomics.wait(printed, 0, 0); // blocks until the thread has printed its line
  console.log('main');
`);
report(lines);
