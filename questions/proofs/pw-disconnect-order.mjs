// Notes what the primary sees and what the worker tells by writing to a file.
import cluster from 'node:cluster';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once, report } from './lib.mjs';

const folder = process.env.FOLDER ?? mkdtempSync(join(tmpdir(), 'proof-'));
const diary = join(folder, 'diary');
const note = (what) => appendFileSync(diary, `${what}\n`);
if (cluster.isPrimary) {
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const worker = cluster.fork({ FOLDER: folder });
  await once(worker, 'listening');
  const [disconnected, exit] = [once(worker, 'disconnect'), once(worker, 'exit')];
  note('asked to disconnect');
  worker.disconnect();
  await disconnected;
  note('disconnect');
  writeFileSync(join(folder, 'go-on'), '');
  const [code] = await exit;
  note(`exit ${code}`);
  report(readFileSync(diary, 'utf8').trim().split('\n'));
} else {
  const server = http.createServer().listen(0, '127.0.0.1');
  server.on('close', () => note(`server closed: ${!server.listening}`));
  // The log takes until the primary has seen the disconnect.
  const log = setInterval(() => {
    if (!existsSync(join(folder, 'go-on'))) return;
    note('log written');
    clearInterval(log);
  }, 5);
}
