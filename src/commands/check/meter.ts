import { barOf, Estimate } from '../../authoring/estimate.ts';

/** Where nothing can be written over, a line comes so seldom, in milliseconds: a log is to be read too. */
const EVERY = 60_000;

/** Tells on stderr how far a long row of tasks is: on a terminal in one line that is written over, elsewhere once a minute. */
export class Meter {
  readonly #what: string;
  #estimate = new Estimate([], 1);
  #begin = 0;
  #total = 0;
  #done = 0;
  #told = 0;
  #stop: AbortSignal | undefined;

  /** @param stop when it is aborted, the meter says so and is silent from then on */
  constructor(what: string, stop?: AbortSignal) {
    this.#what = what;
    this.#stop = stop;
    stop?.addEventListener('abort', () => this.#stopped(), { once: true });
  }

  /** @param expected what each task is thought to take, in milliseconds */
  begin(expected: readonly number[], width: number): void {
    this.#estimate = new Estimate(expected, width);
    this.#total = expected.length;
    this.#begin = performance.now();
    this.#told = this.#begin;
    this.#draw();
  }

  done(expectedMs: number): void {
    this.#estimate.done(expectedMs);
    this.#done += 1;
    this.#draw();
  }

  /** A line of its own, above the meter. */
  tell(text: string): void {
    this.#write(text);
    this.#draw();
  }

  #stopped(): void {
    if (this.#done === this.#total) return;
    this.#write('Interrupted: ending what runs, then comes what was found.');
  }

  #write(line: string): void {
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}\n` : `${line}\n`);
  }

  #draw(): void {
    if (this.#total === 0 || this.#stop?.aborted) return;
    const now = performance.now();
    if (!process.stderr.isTTY && now - this.#told < EVERY) return;
    this.#told = now;
    const left = this.#estimate.left(now - this.#begin);
    const line = barOf(this.#what, this.#done, this.#total, left);
    if (!process.stderr.isTTY) {
      process.stderr.write(`${line}\n`);
      return;
    }
    // One that is broken over two rows could not be written over.
    const row = line.slice(0, Math.max(1, (process.stderr.columns ?? 80) - 1));
    process.stderr.write(`\r\u001b[K${row}${this.#done === this.#total ? '\n' : ''}`);
  }
}
