import { parentPort } from 'node:worker_threads';
import { hash } from './hash.js';

parentPort.on('message', ({ id, n }) => parentPort.postMessage({ id, hash: hash(n) }));
