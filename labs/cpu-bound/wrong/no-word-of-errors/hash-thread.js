import { parentPort } from 'node:worker_threads';
import { hash } from './hash.js';

parentPort.on('message', (n) => {
  try {
    parentPort.postMessage(hash(n));
  } catch (error) {
    // The thread must live on.
    console.error(error.message);
    parentPort.postMessage(undefined);
  }
});
