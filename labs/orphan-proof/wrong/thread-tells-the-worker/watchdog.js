import { parentPort, workerData } from 'node:worker_threads';

setInterval(() => {
  if (process.ppid !== workerData) parentPort.postMessage('the primary has gone');
}, 200);
