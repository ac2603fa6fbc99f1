// One worker throws, another is killed. What does the 'exit' listener of the primary get to know?
import cluster from 'node:cluster';
import { inspect } from 'node:util';

if (cluster.isPrimary) {
  cluster.setupPrimary({ silent: true }); // keeps the stack traces of the workers off the terminal
  const seen = {};
  const end = (how) =>
    new Promise((resolve) => {
      const worker = cluster.fork({ HOW: how });
      const { id } = worker;
      const { pid } = worker.process;
      worker.process.stderr.resume();
      worker.on('online', () => how === 'kill' && worker.process.kill('SIGKILL'));
      cluster.once('exit', (gone, code, signal) => {
        const message = [gone.error, gone.reason, code, signal].some((part) =>
          inspect(part).includes('boom'),
        );
        seen[how] = { code, signal, worker: gone.id === id && gone.process.pid === pid, message };
        resolve();
      });
    });
  await end('throw');
  await end('kill');
  console.log(JSON.stringify(seen));
} else if (process.env.HOW === 'throw') {
  throw new Error('boom');
} else {
  setInterval(() => {}, 1000);
}
