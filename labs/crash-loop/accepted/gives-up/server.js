import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';

const { PORT = 8000, WORKERS = availableParallelism() } = process.env;

if (cluster.isPrimary) {
  const listening = new Set();
  let failures = 0;

  cluster.on('listening', (worker) => {
    listening.add(worker.id);
    failures = 0;
  });

  cluster.on('exit', (worker) => {
    if (!listening.delete(worker.id)) failures += 1;
    if (listening.size === 0 && failures >= 6) {
      // Nobody serves, and nobody comes up: that is for whoever started us to know.
      console.error(`${failures} workers in a row could not boot, giving up`);
      process.exit(1);
    }
    // As long as somebody serves, keep trying, at a steady and slow pace.
    setTimeout(() => cluster.fork(), failures === 0 ? 0 : 700);
  });

  for (let i = 0; i < Number(WORKERS); i++) cluster.fork();
} else {
  // The primary needs no handler, so it does not import one.
  const { handler } = await import('./app.js');
  createServer(handler).listen(Number(PORT), '127.0.0.1');
}
