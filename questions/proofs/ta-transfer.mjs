// An ArrayBuffer in the transfer list moves to the thread: the sender keeps an empty one.
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

if (isMainThread) {
  const thread = new Worker(new URL(import.meta.url));
  const buffer = new ArrayBuffer(8);
  thread.on('message', (received) => {
    console.log(`the thread has received ${received} bytes; the sender's own buffer has:`);
    console.log(JSON.stringify(String(buffer.byteLength)));
  });
  thread.postMessage(buffer, [buffer]);
} else {
  parentPort.once('message', (buffer) => parentPort.postMessage(buffer.byteLength));
}
