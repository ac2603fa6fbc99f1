// SIGUSR2 to a program that was started with --report-on-signal.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report, start, until } from './lib.mjs';

const folder = mkdtempSync(join(tmpdir(), 'proof-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const program = start(
  "setInterval(() => {}, 1000); process.on('SIGTERM', () => process.exit(7)); console.log('up');",
  {
    execArgv: ['--report-on-signal', `--report-directory=${folder}`],
  },
);
await program.line('up');
process.kill(program.pid, 'SIGUSR2');
const files = await until(() => {
  const found = readdirSync(folder);
  return found.length > 0 && found;
}, 'a report');
process.kill(program.pid, 'SIGTERM'); // answered only if it lives on
const { code } = await program.ended;
report({ reports: files.length, livesOn: code === 7 });
