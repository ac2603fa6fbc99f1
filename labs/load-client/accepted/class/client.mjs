import { Agent, get } from 'node:http';
import { text } from 'node:stream/consumers';

class Census {
  #shares = new Map();
  #agent = new Agent({ keepAlive: false });

  constructor(port, workers) {
    this.port = port;
    this.workers = workers;
  }

  async ask() {
    const { promise, resolve, reject } = Promise.withResolvers();
    const signal = AbortSignal.timeout(4000);
    get({ host: '127.0.0.1', port: this.port, agent: this.#agent, signal }, resolve).on('error', reject);
    const response = await promise;
    const { pid } = JSON.parse(await text(response));
    this.#shares.set(pid, (this.#shares.get(pid) ?? 0) + 1);
  }

  get spread() {
    const shares = [...this.#shares.values()];
    const least = shares.length < this.workers ? 0 : Math.min(...shares);
    return Math.max(...shares) - least;
  }

  async verdict() {
    for (let i = 0; i < this.workers * 12 + 1; i++) {
      await this.ask();
      // Once somebody is two ahead nothing can make up for it.
      if (i >= this.workers && this.spread > 1) return 'unbalanced';
    }
    return 'balanced';
  }
}

const codes = ['balanced', 'unbalanced', 'unknown'];
let word = 'unknown';
try {
  word = await new Census(Number(process.env.PORT), Number(process.env.WORKERS)).verdict();
} catch (error) {
  console.error(error);
}
console.log('My verdict:');
console.log(word);
process.exitCode = codes.indexOf(word);
