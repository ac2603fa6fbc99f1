import type { ChildProcess } from 'node:child_process';
import { signalProcess } from '../run/signal.ts';

/**
 * Ends a grading process with its whole group, which it leads. A wrapper that is killed alone while it sets up its sandbox
 * leaves a child that waits for it for ever (seen with bubblewrap 0.8).
 */
export function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || !runs(child)) return;
  if (process.platform === 'win32') child.kill('SIGKILL');
  else signalProcess(-child.pid, 'SIGKILL');
}

/** Whether we have not heard of its end. Once it has ended, its pid may belong to a stranger. */
export function runs({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}
