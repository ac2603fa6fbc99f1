import { parentPort } from 'node:worker_threads';
import { seal } from './seal.js';

parentPort.on('message', ({ key, item }) => parentPort.postMessage({ key, seal: seal(item) }));
