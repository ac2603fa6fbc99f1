// Four ways to run something beside the main program, and what each of them shares with it.
import { fork, spawnSync } from 'node:child_process';
import cluster from 'node:cluster';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { freePort, once, report } from './lib.mjs';

const mine = process.pid;
const listens = (port) =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.on('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
  });

if (process.env.PORT) process.send({ pid: process.pid, port: await listens(Number(process.env.PORT)) });
else {
  cluster.setupPrimary({ exec: fileURLToPath(import.meta.url) });
  const env = { ...process.env, PORT: String(await freePort()) };
  await once(cluster.fork(env), 'listening'); // from now on a worker listens on this port
  const [worker] = await once(cluster.fork(env), 'message');
  const [child] = await once(fork(fileURLToPath(import.meta.url), { env }), 'message');

  const shared = new Int32Array(new SharedArrayBuffer(4));
  const source = "require('node:worker_threads').workerData[0] = process.pid";
  await once(new Worker(source, { eval: true, workerData: shared }), 'exit');

  const print = 'console.log(JSON.stringify([process.pid, typeof process.send]))';
  const [pid, send] = JSON.parse(spawnSync(process.execPath, ['-e', print]).stdout.toString());

  report({
    'cluster.fork': { ownPid: worker.pid !== mine, sharedPort: worker.port },
    'new Worker': { ownPid: shared[0] !== mine, sharedMemory: shared[0] !== 0 },
    'child_process.fork': { ownPid: child.pid !== mine, channel: true, sharedPort: child.port },
    'child_process.spawn': { ownPid: pid !== mine, channel: send === 'function' },
  });
}
