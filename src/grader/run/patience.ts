import type { Run } from './run.ts';
import { waitedMs } from './table/proc-fs.ts';

/** A limit gives way by so many times its own length at most. */
const MOST = 2;

/** What is asked of a run. */
type Watched = {
  readonly recorder: Pick<Run['recorder'], 'now'>;
  readonly table: Pick<Run['table'], 'pids'>;
  readonly primary: () => number;
};

/**
 * A limit of time for a program that is to come up. What its processes wait for a processor does not count: on a machine that
 * is busy with other things a large program boots many times slower than a bare Node, which is all that was measured. Of one
 * that hangs or waits for something else nothing is waited out, so it is given no more than the limit.
 */
export class Patience {
  readonly #run: Watched;
  readonly #limit: number;
  readonly #start: number;
  readonly #before: ReadonlyMap<number, number>;

  /** @param limit milliseconds from now on */
  constructor(run: Watched, limit: number) {
    this.#run = run;
    this.#limit = limit;
    this.#start = run.recorder.now();
    this.#before = new Map(run.table.pids().map((pid) => [pid, waitedMs(pid) ?? 0]));
  }

  /** Milliseconds until it is over. */
  left(): number {
    const left = this.#start + this.#limit - this.#run.recorder.now();
    return left > 0 ? left : left + Math.min(this.#waited(), MOST * this.#limit);
  }

  /** Why the limit says nothing of the program; undefined: it holds. */
  excuse(): string | undefined {
    const waited = this.#waited();
    return waited > MOST * this.#limit
      ? `its processes had to wait ${Math.round(waited)} ms for a processor`
      : undefined;
  }

  /** What the primary has waited for a processor, and the one of the others that has waited longest; 0 where that is not told. */
  #waited(): number {
    const primary = this.#run.primary();
    const waits = this.#run.table.pids().map((pid) => ({
      pid,
      ms: (waitedMs(pid) ?? 0) - (this.#before.get(pid) ?? 0),
    }));
    const most = (all: typeof waits) => Math.max(0, ...all.map(({ ms }) => ms));
    return (
      most(waits.filter(({ pid }) => pid === primary)) + most(waits.filter(({ pid }) => pid !== primary))
    );
  }
}
