/**
 * How long a row of tasks will still take, in milliseconds: as much longer than the tasks before took as it was expected
 * to be. Before anything is done, what was expected is all that is known.
 * @param expected what each task is thought to take
 */
export class Estimate {
  readonly #expected: number;
  readonly #width: number;
  #done = 0;
  #count = 0;

  constructor(expected: readonly number[], width: number) {
    this.#expected = expected.reduce((sum, ms) => sum + ms, 0);
    this.#width = Math.max(1, Math.min(width, expected.length));
  }

  /** A task is done that was thought to take so long. */
  done(expectedMs: number): void {
    this.#done += expectedMs;
    this.#count += 1;
  }

  /** @param elapsed milliseconds since the first task was begun */
  left(elapsed: number): number {
    const rest = Math.max(0, this.#expected - this.#done);
    // The first few say little: as many as run at once end about together.
    if (this.#count < this.#width || this.#done === 0) return rest / this.#width;
    return (elapsed * rest) / this.#done;
  }
}

/** `[######......]  34 of 116 · about 1 min 20 s left` */
export function barOf(what: string, done: number, total: number, leftMs: number): string {
  const cells = 20;
  const full = total === 0 ? cells : Math.floor((cells * done) / total);
  const bar = '#'.repeat(full) + '.'.repeat(cells - full);
  const left = done === total ? 'done' : `about ${roughly(leftMs)} left`;
  return `${what} [${bar}] ${String(done).padStart(String(total).length)} of ${total} · ${left}`;
}

/** `8 s`, `1 min 20 s`, `2 h 5 min`: no finer than an estimate deserves. */
export function roughly(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60)
    return `${minutes} min ${Math.ceil((seconds % 60) / 10) * 10} s`.replace(' 60 s', ' 50 s');
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
