import type { ChildProcess } from 'node:child_process';
import type { Isolation } from '../../domain/timeline.ts';
import { endGroup, runs } from './end-group.ts';
import { launch } from './launch.ts';

/**
 * A grading process that is started before there is a job, so that a grade need not wait for it. It has seen nothing
 * of any program, and it serves one job like any other. When we end, its standard input ends and it ends too.
 */
export class Spare {
  #kept: { readonly isolation: Isolation; readonly child: ChildProcess } | undefined;

  /** Sees that one waits in this tier. */
  keep(isolation: Isolation): void {
    if (this.#kept && this.#kept.isolation === isolation && runs(this.#kept.child)) return;
    this.#end();
    const child = launch(isolation);
    // What fails here fails again, and is told, when a job needs a grading process.
    child.on('error', () => {});
    child.stdin?.on('error', () => {});
    this.#kept = { isolation, child };
  }

  /** Hands out the one that waits, if it is of this tier and well; then it is the caller's to end. */
  take(isolation: Isolation): ChildProcess | undefined {
    if (this.#kept?.isolation !== isolation || !runs(this.#kept.child)) return undefined;
    const { child } = this.#kept;
    this.#kept = undefined;
    return child;
  }

  /** Ends the one that waits, and resolves when it has gone. */
  async close(): Promise<void> {
    const child = this.#end();
    if (child === undefined || !runs(child)) return;
    await new Promise<void>((resolve) => child.once('exit', () => resolve()));
  }

  #end(): ChildProcess | undefined {
    const child = this.#kept?.child;
    this.#kept = undefined;
    if (child !== undefined) endGroup(child);
    return child;
  }
}
