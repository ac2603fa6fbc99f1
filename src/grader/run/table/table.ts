import type { Recorder } from '../recorder.ts';
import { hasUniqueId, innermostPid } from './proc-fs.ts';
import type { Proc, TableSource } from './source.ts';

/** Gaps shorter than this are not worth an event, in milliseconds. */
const NOTABLE_GAP = 15;
/** For so long after its birth a process may still carry its parent's environment, in milliseconds. */
const SETTLES = 150;

type Row = Proc & {
  readonly bornAt: number;
  worker: boolean | null;
  /** Read once more after the time in which a parent's environment can be mistaken for its own. */
  settled: boolean;
  readonly claims: number | null;
};

/**
 * The live processes of the program, looked at every few milliseconds. Births and deaths are recorded as intervals,
 * since a process is only known to have been there at one look and not at the other.
 */
export class ProcessTable {
  readonly #source: TableSource;
  readonly #recorder: Recorder;
  #primary: number | undefined;
  readonly #translate: boolean;
  readonly #rows = new Map<number, Row>();
  #lastLook: number;
  #longestGap = NOTABLE_GAP;
  #running = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: {
    source: TableSource;
    recorder: Recorder;
    /** Pid of the primary; undefined: the first process that is seen, as it is the first in its sandbox. */
    primary: number | undefined;
    /** Pids that answers claim are those of an inner namespace. */
    translate: boolean;
  }) {
    this.#source = options.source;
    this.#recorder = options.recorder;
    this.#primary = options.primary;
    this.#translate = options.translate;
    this.#lastLook = options.recorder.now();
    // After a stall an answer or an exit may be handled before the next look: the gap is noted first.
    this.#recorder.onBefore = () => {
      if (this.#running) this.#noteGap(this.#recorder.now() - this.#lastLook);
    };
  }

  /** Pids of all live processes of the program. */
  pids(): number[] {
    return [...this.#rows.keys()];
  }

  /** Pids of the live children of the primary that `cluster.fork()` made, or that `answered`. */
  workers(answered: ReadonlySet<number>): number[] {
    return [...this.#rows.values()]
      .filter((row) => row.ppid === this.#primary && (row.worker === true || answered.has(row.pid)))
      .map((row) => row.pid);
  }

  /** Pid of the primary; 0 until it has been seen. */
  primary(): number {
    return this.#primary ?? 0;
  }

  has(pid: number): boolean {
    return this.#rows.has(pid);
  }

  /** The pid as we see it of a process that tells `claimed` of itself. */
  translate(claimed: number): number {
    if (!this.#translate) return claimed;
    const known = this.#claimant(claimed);
    if (known !== undefined) return known;
    // A worker may answer before the next look: on Linux looking is done before this returns.
    void this.look();
    return this.#claimant(claimed) ?? -claimed;
  }

  #claimant(claimed: number): number | undefined {
    for (const row of this.#rows.values()) if (row.claims === claimed) return row.pid;
    return undefined;
  }

  start(): void {
    this.#running = true;
    const turn = async () => {
      await this.look();
      if (this.#running) this.#timer = setTimeout(turn, this.#source.interval);
    };
    void turn();
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
  }

  /** Looks now, besides the regular looks. */
  async look(): Promise<void> {
    const seen = this.#source.look([...this.#rows.values()]);
    const procs = seen instanceof Promise ? await seen : seen;
    this.#take(procs);
  }

  #take(procs: readonly Proc[]): void {
    const now = this.#recorder.now();
    const before = this.#lastLook;
    this.#noteGap(now - before);
    this.#lastLook = now;
    const byPid = new Map(procs.map((proc) => [proc.pid, proc]));
    for (const row of this.#rows.values()) {
      if (byPid.get(row.pid)?.started === row.started) continue;
      this.#rows.delete(row.pid);
      this.#recorder.record({ kind: 'died', pid: row.pid, lastSeen: before, t: now });
    }
    for (const proc of procs) {
      const row = this.#rows.get(proc.pid);
      if (row === undefined) this.#born(proc, before, now);
      else this.#settle(row, now);
    }
  }

  #born(proc: Proc, notSeen: number, now: number): void {
    const worker = process.platform === 'linux' ? hasUniqueId(proc.pid) : null;
    const claims = this.#translate ? innermostPid(proc.pid) : null;
    this.#rows.set(proc.pid, { ...proc, bornAt: now, worker, settled: false, claims });
    this.#primary ??= proc.pid;
    const primary = this.#primary;
    const role = proc.pid === primary ? 'primary' : proc.ppid === primary ? 'child' : 'descendant';
    this.#recorder.record({
      kind: 'born',
      pid: proc.pid,
      ppid: proc.ppid,
      notSeen,
      role,
      worker,
      t: now,
      ...(claims === null ? {} : { claims }),
    });
  }

  /** Between fork and exec a child still has its parent's environment: read it again until it has settled. */
  #settle(row: Row, now: number): void {
    if (row.worker !== false || row.settled || row.pid === this.#primary) return;
    row.settled = now - row.bornAt > SETTLES;
    if (hasUniqueId(row.pid) !== true) return;
    row.worker = true;
    this.#recorder.record({ kind: 'worker', pid: row.pid, worker: true, t: now });
  }

  #noteGap(gap: number): void {
    if (gap - this.#source.interval <= this.#longestGap) return;
    this.#longestGap = gap;
    this.#recorder.record({ kind: 'gap', gap: Math.round(gap) });
  }
}
