// A worker sends until send() returns false, while the primary is too busy to read. How many messages arrive?
import { report, run } from './lib.mjs';

const { lines } = await run(`
import cluster from 'node:cluster';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

if (cluster.isPrimary) {
  const folder = mkdtempSync(join(tmpdir(), 'proof-'));
  const flag = join(folder, 'full');
  let received = 0;
  const worker = cluster.fork({ FLAG: flag });
  worker.on('message', (message) => {
    if (message.sent === undefined) received += 1;
    else console.log(JSON.stringify({ sawFalse: message.sawFalse, lost: message.sent - received }));
  });
  worker.on('exit', () => rmSync(folder, { recursive: true }));
  worker.once('online', () => {
    const nap = new Int32Array(new SharedArrayBuffer(4));
    for (let i = 0; i < 2000 && !existsSync(flag); i++) Atomics.wait(nap, 0, 0, 5);
  });
} else {
  const big = 'x'.repeat(64 * 1024);
  let sent = 1;
  while (process.send({ big }) && sent < 5000) sent += 1;
  const sawFalse = sent < 5000;
  for (let i = 0; i < 10; i++) {
    process.send({ big });
    sent += 1;
  }
  writeFileSync(process.env.FLAG, '');
  process.send({ sent, sawFalse }, () => process.disconnect());
}
`);
report(JSON.parse(lines[0]));
