// A worker with a long job is disconnected. The job ends when the primary has looked, and written a file.
import cluster from 'node:cluster';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once, report } from './lib.mjs';
import { say } from './say.mjs';

if (cluster.isPrimary) {
  const folder = mkdtempSync(join(tmpdir(), 'proof-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const worker = cluster.fork({ DONE: join(folder, 'done') });
  await once(worker, 'message');
  const exit = once(worker, 'exit');
  const disconnected = once(worker, 'disconnect');
  worker.disconnect();
  await disconnected;
  const [connected, dead] = [worker.isConnected(), worker.isDead()];
  say(`at disconnect: connected ${connected}, dead ${dead}`);
  writeFileSync(join(folder, 'done'), '');
  await exit;
  say(`at exit: dead ${worker.isDead()}`);
  report({ connected, dead, deadAtExit: worker.isDead() });
} else {
  const job = setInterval(() => {
    if (existsSync(process.env.DONE)) clearInterval(job);
  }, 10);
  process.send('the job has begun');
}
