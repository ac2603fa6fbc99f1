import { Worker } from 'node:worker_threads';

/** A fixed number of threads, and a queue in front of them. */
export class Pool {
  #file;
  #idle = [];
  #waiting = [];

  constructor(file, size) {
    this.#file = file;
    for (let i = 0; i < size; i++) this.#start();
  }

  /** Resolves with what a thread computes for `n`, as soon as one is free. */
  run(n) {
    const { promise, resolve, reject } = Promise.withResolvers();
    this.#waiting.push({ n, resolve, reject });
    this.#next();
    return promise;
  }

  #start() {
    const worker = new Worker(this.#file);

    // Each thread carries the job that it is at. So an answer finds its own request, also when several are under way.
    const thread = { worker, job: undefined };

    worker.on('message', ({ hash, error }) => {
      const { resolve, reject } = thread.job;
      thread.job = undefined;
      if (error === undefined) resolve(hash);
      else reject(new Error(error));
      this.#idle.push(thread);
      this.#next();
    });

    // Without a listener an error in a thread would end the whole process. `exit` follows in any case.
    worker.on('error', (error) => console.error('a thread failed:', error));

    // A thread that is gone takes its place in the pool and its job with it, unless somebody cares for both.
    worker.on('exit', (code) => {
      this.#idle = this.#idle.filter((other) => other !== thread);
      thread.job?.reject(new Error(`the thread ended with code ${code}`));
      this.#start();
    });

    this.#idle.push(thread);
  }

  /** Gives the oldest job to a free thread, if there are both. */
  #next() {
    if (this.#idle.length === 0 || this.#waiting.length === 0) return;
    const thread = this.#idle.pop();
    thread.job = this.#waiting.shift();
    thread.worker.postMessage(thread.job.n);
  }
}
