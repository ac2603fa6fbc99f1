// A worker with nothing to do: does it end by itself? Afterwards the primary disconnects it.
import cluster from 'node:cluster';
import { readFileSync } from 'node:fs';
import { alive, once, report, until } from './lib.mjs';
import { say } from './say.mjs';

/** The worker has run its only line and sleeps in its event loop. Elsewhere than on Linux a pause has to do. */
const asleep = (pid) => {
  try {
    return /^State:\s+S/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
};
if (cluster.isPrimary) {
  const worker = cluster.fork();
  const exit = once(worker, 'exit');
  await once(worker, 'message');
  const { pid } = worker.process;
  let calm = 0;
  await until(() => {
    calm = asleep(pid) ? calm + 1 : 0;
    return calm > 20;
  }, 'a worker that sleeps');
  const aliveWhenIdle = alive(pid);
  say(aliveWhenIdle ? 'the worker has nothing to do, and lives' : 'the worker has ended');
  worker.disconnect();
  const [code] = await exit;
  say(`after disconnect() it ended with code ${code}`);
  report({ aliveWhenIdle, codeAfterDisconnect: code });
} else {
  say('that was all');
  process.send('that was all');
}
