// Sends the signal to a running server, and looks for a heap snapshot in its folder.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alive, report, start, until } from './lib.mjs';

const folder = mkdtempSync(join(tmpdir(), 'proof-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const program = start(
  `process.chdir(${JSON.stringify(folder)}); setInterval(() => {}, 1000); console.log('up');`,
  {
    execArgv: ['--heapsnapshot-signal=SIGUSR2'],
  },
);
await program.line('up');
process.kill(program.pid, 'SIGUSR2');
await until(() => readdirSync(folder).some((name) => name.endsWith('.heapsnapshot')), 'a snapshot');
report({ snapshot: true, livesOn: alive(program.pid) });
