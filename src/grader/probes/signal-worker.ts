import type { Run } from '../run/run.ts';
import { signalProcess } from '../run/signal.ts';

/** Stops a worker, or lets it go on, and records it. Returns false when it had ended by itself. */
export function signalWorker(run: Run, pid: number, signal: 'SIGSTOP' | 'SIGCONT'): boolean {
  run.recorder.record({ kind: 'signal', signal, to: 'worker', pid, victim: false });
  return signalProcess(pid, signal);
}

/** Ends a worker with SIGKILL, and records it: what becomes of its requests is the grader's doing. */
export function killWorker(run: Run, pid: number): void {
  run.victims.add(pid);
  run.recorder.record({ kind: 'signal', signal: 'SIGKILL', to: 'worker', pid, victim: true });
  signalProcess(pid, 'SIGKILL');
}
