// A thread with a heap limit of 16 MB fills its heap. What does the main thread see?
import { Worker } from 'node:worker_threads';

const source = 'let list; for (;;) list = { next: list };';
const thread = new Worker(source, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
let code;
thread.on('error', (error) => {
  code = error.code;
});
thread.on('exit', (exitCode) => {
  console.log(JSON.stringify({ error: code, exitCode, mainAlive: true }));
});
