import { parentPort, workerData } from 'node:worker_threads';
import { hash } from './hash.js';

parentPort.postMessage(hash(workerData));
