import { execFile } from 'node:child_process';
import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.js';

/**
 * A primary that watches how much memory its workers take. For that it runs `ps` now and then: a child process, but no
 * worker, since it neither came from cluster.fork() nor serves anything.
 */
class Pool {
  #size;

  constructor(size) {
    this.#size = size;
  }

  start() {
    for (let i = 0; i < this.#size; i++) cluster.fork();
    setInterval(() => this.#look(), 150);
  }

  #look() {
    const pids = Object.values(cluster.workers).map((worker) => worker.process.pid);
    execFile('ps', ['-o', 'pid=,rss=', '-p', pids.join(',')], (error, stdout) => {
      this.memory = error ? undefined : stdout.trim().split('\n');
    });
  }
}

if (cluster.isWorker) {
  createServer(handler).listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
} else {
  const { WORKERS } = process.env;
  new Pool(WORKERS ? Number(WORKERS) : availableParallelism()).start();
}
