// Two threads hold the two ends of a MessageChannel. Does a message pass while the main thread is blocked?
import { writeSync } from 'node:fs';
import { MessageChannel, Worker } from 'node:worker_threads';

// The order of the lines is what counts, so each is written at once, and a shared number counts them.
const line = new Int32Array(new SharedArrayBuffer(8));
const source = `
  const { writeSync } = require('node:fs');
  const { parentPort, workerData } = require('node:worker_threads');
  const { name, port, line } = workerData;
  const say = (said) => writeSync(1, JSON.stringify({ worker: name, said }) + '\\n');
  port.on('message', () => {
    Atomics.store(line, 1, Atomics.add(line, 0, 1) + 1);
    Atomics.notify(line, 1);
    say('got the message');
  });
  parentPort.once('message', () => {
    say('posts a message on its port');
    port.postMessage('hello');
  });
  parentPort.postMessage('ready');
`;
const { port1, port2 } = new MessageChannel();
const threads = [port1, port2].map(
  (port, i) =>
    new Worker(source, { eval: true, workerData: { name: i + 1, port, line }, transferList: [port] }),
);
await Promise.all(threads.map((thread) => new Promise((resolve) => thread.once('message', resolve))));

threads[0].postMessage('go');
// The main thread stands still: until the message has arrived, or for ten seconds if it does not.
Atomics.wait(line, 1, 0, 10_000);
const mine = Atomics.add(line, 0, 1) + 1;
writeSync(1, `${JSON.stringify({ primary: true, said: 'the main thread is free again' })}\n`);
const order = ['thread 2 got the message', 'main thread is free again'];
if (mine !== 2) order.reverse();
for (const thread of threads) await thread.terminate();
console.log(JSON.stringify({ order }));
