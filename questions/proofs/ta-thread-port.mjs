// Two threads of one process listen on the same port, then two cluster workers do.
import cluster from 'node:cluster';
import net from 'node:net';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** Listens and tells how it went. */
const listen = (port, tell) =>
  net
    .createServer()
    .on('error', (error) => tell(error.code))
    .listen(port, '127.0.0.1', () => tell('listening'));

if (cluster.isWorker) {
  process.once('message', (port) => listen(port, (how) => process.send(how)));
} else if (!isMainThread) {
  listen(workerData, (how) => parentPort.postMessage(how));
} else {
  const free = () =>
    new Promise((resolve) => {
      const probe = net.createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address();
        probe.close(() => resolve(port));
      });
    });
  const once = (emitter) => new Promise((resolve) => emitter.once('message', resolve));

  let port = await free();
  const threads = [1, 2].map(() => new Worker(new URL(import.meta.url), { workerData: port }));
  const inThreads = (await Promise.all(threads.map(once))).sort();
  await Promise.all(threads.map((thread) => thread.terminate()));

  port = await free();
  const workers = [1, 2].map(() => cluster.fork());
  for (const worker of workers) worker.send(port);
  const inWorkers = await Promise.all(workers.map(once));
  for (const worker of workers) worker.process.kill('SIGKILL');
  console.log(JSON.stringify({ threads: inThreads, workers: inWorkers }));
}
