import { parentPort } from 'node:worker_threads';
import { hash } from './hash.js';

parentPort.on('message', (n) => {
  try {
    parentPort.postMessage({ hash: hash(n) });
  } catch (error) {
    parentPort.postMessage({ error: error.message });
  }
});
