// How many profiles a primary and its two workers write with --cpu-prof.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report, run } from './lib.mjs';

const folder = mkdtempSync(join(tmpdir(), 'proof-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
await run(
  `
  import cluster from 'node:cluster';
  if (cluster.isPrimary) {
    cluster.fork();
    cluster.fork();
  } else cluster.worker.disconnect();
`,
  { execArgv: ['--cpu-prof', `--cpu-prof-dir=${folder}`] },
);
report(readdirSync(folder).filter((file) => file.endsWith('.cpuprofile')).length);
