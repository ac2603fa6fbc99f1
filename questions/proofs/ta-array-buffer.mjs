// A thread writes 7 into an ArrayBuffer and into a SharedArrayBuffer that it was given. What does the main thread see?
import { isMainThread, Worker, workerData } from 'node:worker_threads';

if (isMainThread) {
  const copied = new ArrayBuffer(4);
  const shared = new SharedArrayBuffer(4);
  const thread = new Worker(new URL(import.meta.url), { workerData: { copied, shared } });
  thread.on('exit', () => {
    const seen = [new Int32Array(copied)[0], new Int32Array(shared)[0]];
    console.log(JSON.stringify(seen.join(' ')));
  });
} else {
  new Int32Array(workerData.copied)[0] = 7;
  new Int32Array(workerData.shared)[0] = 7;
}
