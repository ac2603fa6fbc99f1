// A worker with five listeners writes down which of them are called when its primary is killed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report, start, until } from './lib.mjs';

const folder = mkdtempSync(join(tmpdir(), 'proof-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const diary = join(folder, 'diary');
const program = start(
  `
import cluster from 'node:cluster';
import { appendFileSync } from 'node:fs';

if (cluster.isPrimary) {
  cluster.fork();
  cluster.on('message', () => console.log('ready'));
} else {
  const note = (what) => appendFileSync(process.env.DIARY, what + '\\n');
  process.on('disconnect', () => note('process disconnect'));
  process.on('SIGTERM', () => note('process SIGTERM'));
  process.on('exit', (code) => note('process exit ' + code));
  cluster.worker.on('disconnect', () => note('cluster.worker disconnect'));
  cluster.worker.on('exit', () => note('cluster.worker exit'));
  process.send('ready');
}
`,
  { env: { DIARY: diary } },
);
await program.line('ready');
process.kill(program.pid, 'SIGKILL');
const lines = () => (existsSync(diary) ? readFileSync(diary, 'utf8').trim().split('\n') : []);
await until(() => lines().some((line) => line.startsWith('process exit')), 'the end of the worker');
report(lines());
