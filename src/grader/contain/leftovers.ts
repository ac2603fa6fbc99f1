import { GraderError } from '../../domain/errors.ts';
import type { Job } from '../run/job.ts';
import { listProc, pidNamespace, readStat } from '../run/table/proc-fs.ts';
import { until } from '../run/until.ts';

/** The kernel empties a namespace within this, also on a busy machine. */
const DEADLINE = 10_000;

/**
 * Ends what a grading process may leave, and proves that nothing is left. In a namespace the kernel ends everything
 * with the wrapper, and no process with that namespace may be found afterwards. Without one, what was sampled is
 * ended one by one.
 */
export class Leftovers {
  readonly #job: Job;
  readonly #wrapper: number;
  readonly #alive = new Map<number, string | undefined>();
  #namespace: string | null = null;

  constructor(job: Job, wrapper: number) {
    this.#job = job;
    this.#wrapper = wrapper;
  }

  hello(namespace: string | null): void {
    if (namespace !== this.#job.hostPidNamespace) this.#namespace = namespace;
  }

  born(pid: number): void {
    this.#alive.set(pid, readStat(pid)?.started);
  }

  died(pid: number): void {
    this.#alive.delete(pid);
  }

  /** Ends the grading process and the program at once. */
  end(): void {
    kill(this.#wrapper);
    if (this.#job.isolation === 'process-group') this.#endSampled();
  }

  /** Resolves when nothing is left; throws GraderError when something will not go. */
  async gone(): Promise<void> {
    const left = () => (this.#job.isolation === 'process-group' ? this.#endSampled() : this.#inNamespace());
    let last = left();
    const waited = await until(() => {
      if (last.length > 0) last = left();
      return last.length === 0;
    }, DEADLINE);
    if (waited !== 'met') throw new GraderError('processes-left', `Processes are left: ${last.join(', ')}.`);
  }

  #endSampled(): number[] {
    const left = [...this.#alive].filter(([pid, started]) => {
      const now = readStat(pid);
      // Without /proc the pid alone must do; it was alive a moment ago.
      if (process.platform === 'linux') return now !== null && now.started === started;
      return exists(pid);
    });
    for (const [pid] of left) kill(pid);
    return left.map(([pid]) => pid);
  }

  #inNamespace(): number[] {
    if (this.#namespace === null) return [];
    const namespace = this.#namespace;
    return listProc('.')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => pidNamespace(pid) === namespace && readStat(pid) !== null);
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has gone already.
  }
}
