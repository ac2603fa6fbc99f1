// Which of these run in a process of their own? Each tells its pid.
import { fork, spawn } from 'node:child_process';
import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

const self = fileURLToPath(import.meta.url);

if (!isMainThread) parentPort.postMessage(process.pid);
else if (cluster.isWorker) process.send(process.pid, () => process.disconnect());
else if (process.argv[2] === 'forked') process.send(process.pid, () => process.disconnect());
else if (process.argv[2] === 'spawned') process.stdout.write(String(process.pid));
else {
  const once = (emitter, event) => new Promise((resolve) => emitter.once(event, resolve));
  const spawned = spawn(process.execPath, [self, 'spawned']);
  const names = ['cluster.fork', 'child_process.fork', 'child_process.spawn', 'worker_threads.Worker'];
  const pids = await Promise.all([
    once(cluster.fork(), 'message'),
    once(fork(self, ['forked']), 'message'),
    once(spawned.stdout, 'data'),
    once(new Worker(self), 'message'),
  ]);
  const own = names.filter((_, i) => Number(pids[i]) !== process.pid);
  console.log(JSON.stringify(own));
}
