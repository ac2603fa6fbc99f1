// The file of the workers is replaced, and then one of two workers. Which versions answer?
import cluster from 'node:cluster';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { get, once, report } from './lib.mjs';

const say = (who, said) => console.log(JSON.stringify({ ...who, said }));
const folder = mkdtempSync(join(tmpdir(), 'proof-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const exec = join(folder, 'worker.cjs');
const release = (version) =>
  writeFileSync(
    exec,
    `require('http').createServer((req, res) => res.end('${version}')).listen(0, '127.0.0.1');`,
  );
const fork = async () => {
  const worker = cluster.fork();
  const [{ port }] = await once(worker, 'listening');
  return { worker, port };
};

cluster.schedulingPolicy = cluster.SCHED_RR;
cluster.setupPrimary({ exec });
release('v1');
const { worker: old, port } = await fork();
await fork();
const answers = async () => {
  const versions = [(await get(port)).body, (await get(port)).body];
  for (const [i, version] of versions.entries()) say({ client: i + 1 }, `got ${version}`);
  return versions.sort();
};

const before = await answers();
release('v2');
say({ primary: true }, 'worker.js is now v2; worker 1 is replaced');
await fork();
old.disconnect();
await once(old, 'exit');
report({ before, afterOneReplacement: await answers() });
