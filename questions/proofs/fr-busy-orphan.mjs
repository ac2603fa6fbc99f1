// Kills the primary while its worker is in a loop that blocks. Does the worker go on, and what after the loop?
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once, report, start, until } from './lib.mjs';

const folder = mkdtempSync(join(tmpdir(), 'proof-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const [alive, stop] = [join(folder, 'alive'), join(folder, 'stop')];
const program = start(
  `
import cluster from 'node:cluster';
import { existsSync, writeFileSync } from 'node:fs';

if (cluster.isPrimary) {
  cluster.fork();
} else {
  process.on('exit', (code) => console.log('worker ends', code));
  console.log('busy');
  const nap = new Int32Array(new SharedArrayBuffer(4));
  while (!existsSync(process.env.STOP)) {
    writeFileSync(process.env.ALIVE, '');
    Atomics.wait(nap, 0, 0, 20);
  }
  setInterval(() => {}, 1_000);
}
`,
  { env: { ALIVE: alive, STOP: stop } },
);
await program.line('busy');
const gone = once(program.child, 'exit');
process.kill(program.pid, 'SIGKILL');
await gone;
// The worker makes this file anew again and again as long as it runs.
for (let i = 0; i < 10; i++) {
  rmSync(alive, { force: true });
  await until(() => existsSync(alive), 'a sign of life of the worker');
}
const endedInTheLoop = program.lines.includes('worker ends 0');
writeFileSync(stop, '');
await program.ended;
report({ endedInTheLoop, afterTheLoop: program.lines.at(-1) });
