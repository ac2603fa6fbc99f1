import { barOf, Estimate } from '../../authoring/estimate.ts';

/** Tells on stderr how far a long row of tasks is: on a terminal in one line that is written over, elsewhere not at all. */
export class Meter {
  readonly #what: string;
  #estimate = new Estimate([], 1);
  #begin = 0;
  #total = 0;
  #done = 0;

  constructor(what: string) {
    this.#what = what;
  }

  /** @param expected what each task is thought to take, in milliseconds */
  begin(expected: readonly number[], width: number): void {
    this.#estimate = new Estimate(expected, width);
    this.#total = expected.length;
    this.#begin = performance.now();
    this.#draw();
  }

  done(expectedMs: number): void {
    this.#estimate.done(expectedMs);
    this.#done += 1;
    this.#draw();
  }

  /** A line of its own, above the meter. */
  tell(text: string): void {
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}\n` : `${text}\n`);
    this.#draw();
  }

  #draw(): void {
    if (!process.stderr.isTTY || this.#total === 0) return;
    const left = this.#estimate.left(performance.now() - this.#begin);
    const line = barOf(this.#what, this.#done, this.#total, left);
    process.stderr.write(`\r\u001b[K${line}${this.#done === this.#total ? '\n' : ''}`);
  }
}
