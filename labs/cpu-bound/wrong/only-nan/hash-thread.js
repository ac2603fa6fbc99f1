import { parentPort } from 'node:worker_threads';
import { hash } from './hash.js';

parentPort.on('message', (n) => parentPort.postMessage(hash(n)));
