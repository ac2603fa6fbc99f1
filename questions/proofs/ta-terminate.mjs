// terminate() for a thread in an endless loop.
import { Worker } from 'node:worker_threads';

const finallyRan = new Int32Array(new SharedArrayBuffer(4));
const source = `
  const { parentPort, workerData } = require('node:worker_threads');
  parentPort.postMessage('looping');
  try {
    for (;;);
  } finally {
    workerData[0] = 1;
  }
`;
const thread = new Worker(source, { eval: true, workerData: finallyRan });
await new Promise((resolve) => thread.once('message', resolve));
const exitCode = await thread.terminate();
console.log(JSON.stringify({ exitCode, finallyRan: finallyRan[0] === 1, mainAlive: true }));
