// A thread with a heap limit of 16 MB holds a Buffer of 100 MB.
import { Worker } from 'node:worker_threads';

const source = `
  const { parentPort, resourceLimits } = require('node:worker_threads');
  const buffer = Buffer.alloc(100 * 1024 * 1024, 1);
  parentPort.postMessage({
    heapLimitMb: resourceLimits.maxOldGenerationSizeMb,
    bufferMb: buffer.length / 1024 / 1024,
  });
`;
const thread = new Worker(source, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
let seen = {};
let failure = null;
thread.on('message', (message) => {
  seen = message;
});
thread.on('error', ({ code }) => {
  failure = code;
});
thread.on('exit', () => console.log(JSON.stringify({ ...seen, error: failure })));
