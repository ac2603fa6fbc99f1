import { parentPort } from 'node:worker_threads';
import { hash } from './hash.js';

// One question at a time, one answer for each. An error is an answer too: if it ended the thread, each bad request would
// cost a new start.
parentPort.on('message', (n) => {
  try {
    parentPort.postMessage({ hash: hash(n) });
  } catch (error) {
    parentPort.postMessage({ error: error.message });
  }
});
