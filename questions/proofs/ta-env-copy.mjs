// A thread changes process.env and a variable on globalThis. What does the main thread see?
import { isMainThread, Worker } from 'node:worker_threads';

if (isMainThread) {
  process.env.MODE = 'old';
  globalThis.counter = 0;
  const thread = new Worker(new URL(import.meta.url));
  thread.on('exit', () => console.log(JSON.stringify(`${process.env.MODE} ${globalThis.counter}`)));
} else {
  process.env.MODE = 'new';
  globalThis.counter = 1;
}
