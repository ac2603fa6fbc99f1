// Writes a second file and names it in setupPrimary({ exec }). Which file does the worker run?
import cluster from 'node:cluster';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { once, report } from './lib.mjs';

const folder = mkdtempSync(join(tmpdir(), 'proof-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'worker.mjs'), 'process.send(process.argv[1]);');
cluster.setupPrimary({ exec: join(folder, 'worker.mjs') });
const [file] = await once(cluster.fork(), 'message');
report(basename(file));
