// A worker sends 20 MB while the primary is too busy to read, then exits: at once, or after the last callback.
import { report, run } from './lib.mjs';

const allArrive = async (ending) => {
  const { lines } = await run(`
import cluster from 'node:cluster';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

if (cluster.isPrimary) {
  const folder = mkdtempSync(join(tmpdir(), 'proof-'));
  const flag = join(folder, 'sent');
  let received = 0;
  const worker = cluster.fork({ FLAG: flag });
  worker.on('message', () => { received += 1; });
  worker.once('online', () => {
    const nap = new Int32Array(new SharedArrayBuffer(4));
    for (let i = 0; i < 2000 && !existsSync(flag); i++) Atomics.wait(nap, 0, 0, 5);
  });
  let ends = 0;
  const end = () => {
    if (++ends < 2) return;
    rmSync(folder, { recursive: true });
    console.log(received === 320);
  };
  worker.on('exit', end);
  worker.on('disconnect', end);
} else {
  process.on('exit', () => writeFileSync(process.env.FLAG, ''));
  const big = 'x'.repeat(64 * 1024);
  for (let i = 1; i < 320; i++) process.send(big);
  ${ending}
}
`);
  return lines[0] === 'true';
};
report({
  exitAtOnce: await allArrive('process.send(big); process.exit();'),
  exitInCallback: await allArrive(
    "process.send(big, () => process.exit()); writeFileSync(process.env.FLAG, '');",
  ),
});
