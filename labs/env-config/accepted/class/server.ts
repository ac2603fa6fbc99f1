import cluster from 'node:cluster';
import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { handler } from './app.ts';

class BadSetting extends Error {}

class Setting {
  readonly #name: string;
  readonly #most: number;
  readonly #otherwise: () => number;

  constructor(name: string, most: number, otherwise: () => number) {
    this.#name = name;
    this.#most = most;
    this.#otherwise = otherwise;
  }

  get value(): number {
    const text = process.env[this.#name];
    if (text === undefined) return this.#otherwise();
    const number = Number(text);
    // Number() is lenient about blanks, about exponents and about other bases; what it made of them must read the same.
    if (String(number) !== text || !Number.isInteger(number) || number < 1 || number > this.#most) {
      throw new BadSetting(`bad setting ${this.#name}="${text}" (1..${this.#most})`);
    }
    return number;
  }
}

function main(): void {
  const port = new Setting('PORT', 65_535, () => 8000).value;
  const workers = new Setting('WORKERS', 64, availableParallelism).value;
  if (cluster.isWorker) {
    createServer(handler).listen(port, '127.0.0.1');
    return;
  }
  for (let i = 0; i < workers; i++) cluster.fork();
}

try {
  main();
} catch (error) {
  if (!(error instanceof BadSetting)) throw error;
  // No exit: nothing keeps the process, so it ends by itself once the line is written.
  console.error(error.message);
  process.exitCode = 78;
}
