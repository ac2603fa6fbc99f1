import { workerData } from 'node:worker_threads';

setInterval(() => {
  if (process.ppid !== workerData) process.exit(1);
}, 200);
