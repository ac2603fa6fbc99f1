import type { ChildProcess } from 'node:child_process';
import { GraderError } from '../../domain/errors.ts';
import type { Job } from '../run/job.ts';
import { signalProcess } from '../run/signal.ts';
import { listProc, pidNamespace, readStat } from '../run/table/proc-fs.ts';
import { treeBelow } from '../run/table/tree-source.ts';
import { until } from '../run/until.ts';
import { endGroup, runs } from './end-group.ts';

/** The kernel empties a namespace within this, also on a busy machine. */
const DEADLINE = 10_000;

/**
 * Ends what a grading process may leave, and proves that nothing is left. In a namespace the kernel ends everything
 * with the wrapper, and no process with that namespace may be found afterwards. Without one, what was sampled is
 * ended one by one.
 */
export class Leftovers {
  readonly #job: Job;
  readonly #wrapper: ChildProcess;
  readonly #alive = new Map<number, string | undefined>();
  /** The program's process group: it is a child of the grading process, and the leader of its own. */
  readonly #groups = new Set<number>();
  #namespace: string | null = null;

  constructor(job: Job, wrapper: ChildProcess) {
    this.#job = job;
    this.#wrapper = wrapper;
  }

  hello(namespace: string | null): void {
    if (namespace !== this.#job.hostPidNamespace) this.#namespace = namespace;
  }

  born(pid: number, ppid: number): void {
    if (ppid === this.#wrapper.pid) this.#groups.add(pid);
    this.#alive.set(pid, readStat(pid)?.started);
  }

  died(pid: number): void {
    this.#alive.delete(pid);
  }

  /** Ends the grading process and the program at once. */
  end(): void {
    const sampled = this.#job.isolation === 'process-group';
    // First look once more: what was born a moment ago has not been told yet.
    if (sampled) this.#look();
    endGroup(this.#wrapper);
    if (!sampled) return;
    for (const group of this.#groups) signalProcess(-group, 'SIGKILL');
    this.#endSampled();
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

  #look(): void {
    if (process.platform !== 'linux') return;
    const { pid: own = 0 } = this.#wrapper;
    const known = [...this.#alive].map(([pid, started = '']) => ({ pid, ppid: 0, started }));
    for (const { pid, ppid, started } of treeBelow(runs(this.#wrapper) ? own : undefined, known)) {
      if (pid === own) continue;
      this.#alive.set(pid, started);
      if (ppid === own) this.#groups.add(pid);
    }
  }

  #endSampled(): number[] {
    const left = [...this.#alive].filter(([pid, started]) => {
      const now = readStat(pid);
      // Without /proc the pid alone must do; it was alive a moment ago.
      if (process.platform === 'linux') return now !== null && now.started === started;
      return exists(pid);
    });
    for (const [pid] of left) signalProcess(pid, 'SIGKILL');
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
