// Starts one worker with all six settings changed, and lets it tell what it sees.
import cluster from 'node:cluster';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { once, report } from './lib.mjs';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'proof-')));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
writeFileSync(
  join(folder, 'worker.mjs'),
  `console.log('this goes to the primary and not to its output');
const { argv, execArgv } = process;
process.send({ argv, execArgv, cwd: process.cwd(), map: new Map() });`,
);
cluster.setupPrimary({
  exec: join(folder, 'worker.mjs'),
  args: ['one', 'two'],
  execArgv: ['--no-warnings'],
  cwd: folder,
  silent: true,
  serialization: 'advanced',
});
const worker = cluster.fork();
const streaming = once(worker.process.stdout, 'data');
const [seen] = await once(worker, 'message');
const [output] = await streaming;
report({
  exec: basename(seen.argv[1]),
  args: seen.argv.slice(2),
  execArgv: seen.execArgv,
  cwd: seen.cwd === folder,
  outputIsAStream: String(output).startsWith('this goes'),
  isMap: seen.map instanceof Map,
});
