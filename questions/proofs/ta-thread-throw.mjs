// The same uncaught error in a thread and in a cluster worker, with no error listener in the parent.
import { spawn } from 'node:child_process';
import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { isMainThread, Worker } from 'node:worker_threads';

const self = fileURLToPath(import.meta.url);
const part = process.argv[2];

if (part === 'thread' && isMainThread) {
  new Worker(self, { argv: ['thread'] });
  setTimeout(() => process.exit(0), 30_000); // would live on
} else if (part === 'thread') {
  throw new Error('boom');
} else if (part === 'cluster' && cluster.isPrimary) {
  cluster.fork();
  cluster.on('exit', (_worker, code) => {
    setImmediate(() => process.exit(code === 1 ? 0 : 9)); // the primary is alive to say so
  });
} else if (part === 'cluster') {
  throw new Error('boom');
} else {
  const end = (name) =>
    new Promise((resolve) => spawn(process.execPath, [self, name], { stdio: 'ignore' }).on('exit', resolve));
  const [thread, primary] = await Promise.all([end('thread'), end('cluster')]);
  console.log(
    JSON.stringify({
      processWithThread: thread === 1 ? 'ended with code 1' : 'lived on',
      primaryWithWorker: primary === 0 ? 'lived on' : 'ended',
    }),
  );
}
