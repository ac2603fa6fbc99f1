// The primary is stuck in a loop. A worker sends it a message and notes the callback in a file, which ends the loop.
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

if (cluster.isPrimary) {
  const folder = mkdtempSync(join(tmpdir(), 'proof-'));
  const worker = cluster.fork({ CALLED: join(folder, 'called') });
  let received = 0;
  worker.on('message', () => {
    received += 1;
    worker.disconnect();
  });
  worker.once('online', () => {
    const nap = new Int32Array(new SharedArrayBuffer(4));
    let called = false;
    for (let i = 0; i < 4000 && !called; i++) {
      Atomics.wait(nap, 0, 0, 5);
      called = existsSync(join(folder, 'called'));
    }
    rmSync(folder, { recursive: true });
    console.log(called && received === 0 ? 'called while the receiver was stuck' : 'not called before');
  });
} else {
  process.send('hello', () => writeFileSync(process.env.CALLED, ''));
}
`);
report({ callback: lines[0] });
