import { parentPort } from 'node:worker_threads';
import { hash } from './hash.js';

parentPort.on('message', (n) => {
  try {
    parentPort.postMessage({ n, hash: hash(n) });
  } catch (error) {
    parentPort.postMessage({ n, error: error.message });
  }
});
