// Two threads add 1 to one shared number, 100,000 times each, with Atomics.add.
import { isMainThread, Worker, workerData } from 'node:worker_threads';

const each = 100_000;
if (isMainThread) {
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const threads = [1, 2].map(() => new Worker(new URL(import.meta.url), { workerData: counter }));
  await Promise.all(threads.map((thread) => new Promise((resolve) => thread.on('exit', resolve))));
  console.log(JSON.stringify({ total: counter[0] }));
} else {
  for (let i = 0; i < each; i++) Atomics.add(workerData, 0, 1);
}
