// The main thread has nothing left to do, and a thread has work for a while. Does the process wait for it?
import { report, run } from './lib.mjs';

const ends = async (call) => {
  const { lines } = await run(`
    import { writeSync } from 'node:fs';
    import { Worker } from 'node:worker_threads';
    const thread = new Worker("setTimeout(() => require('node:fs').writeSync(1, 'thread done\\\\n'), 300)", {
      eval: true,
    });
    ${call}
  `);
  return lines.includes('thread done') ? 'waits for the thread' : 'ends without it';
};
report({ asItIs: await ends(''), unref: await ends('thread.unref();') });
