// A "heavy" module notes each time that it is evaluated. The primary imports it before it forks two workers.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { report, run } from './lib.mjs';

const folder = mkdtempSync(join(tmpdir(), 'proof-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const heavy = join(folder, 'heavy.mjs');
writeFileSync(heavy, "console.log('evaluated');");
const { lines } = await run(`
import cluster from 'node:cluster';
import '${pathToFileURL(heavy)}';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.fork();
} else {
  cluster.worker.disconnect();
}
`);
report({ evaluated: lines.filter((line) => line === 'evaluated').length });
