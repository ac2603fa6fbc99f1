import { Worker } from 'node:worker_threads';

/** Multiplies for some milliseconds and tells how often; the same kind of work as the labs' own. */
const SOURCE = `
const { parentPort } = require('node:worker_threads');
let value = 1;
parentPort.on('message', (ms) => {
  const end = performance.now() + ms;
  let rounds = 0;
  while (performance.now() < end) {
    for (let i = 0; i < 20000; i++) value = Math.imul(value ^ (i & 0xff), 0x01000193);
    rounds += 1;
  }
  parentPort.postMessage(rounds);
});
`;

/** Threads of our own that compute on demand: what this machine gives to one of them and to several at once. */
export class Burners {
  readonly #threads: readonly Worker[];

  constructor(count: number) {
    this.#threads = Array.from({ length: count }, () => new Worker(SOURCE, { eval: true }));
  }

  /** Lets `count` of them compute for `ms` at the same time. Resolves with how much they did together, in any unit. */
  async burn(count: number, ms: number): Promise<number> {
    const done = this.#threads.slice(0, count).map(
      (thread) =>
        new Promise<number>((resolve, reject) => {
          thread.once('error', reject);
          thread.once('message', (rounds: number) => {
            thread.off('error', reject);
            resolve(rounds);
          });
          thread.postMessage(ms);
        }),
    );
    return (await Promise.all(done)).reduce((sum, rounds) => sum + rounds, 0);
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }
}
