import type { Lines } from '../run/lines.ts';
import type { Run } from '../run/run.ts';
import { RunOver } from '../run/run.ts';
import { until } from '../run/until.ts';
import { signalWorker } from './signal-worker.ts';

/** Under load for so long before the others are stopped, in milliseconds before scaling. */
const UNDER_WAY = 100;
/** A worker that waits for nobody answers so often ... */
const ENOUGH = 6;
/** ... within this, before scaling. */
const PATIENCE = 1500;

/**
 * Loads all workers, stops all but `pid` in the middle of their work, and looks whether that one serves on; then lets
 * them go on. Marks `frozen` with how many answers came from it meanwhile, and when the last one did.
 */
export async function freezeOthers(run: Run, lines: Lines, pid: number): Promise<void> {
  if (run.over !== undefined) throw new RunOver(run.over);
  let going = true;
  const load = lines.load(() => going);
  await until(() => run.over !== undefined, run.scaled(UNDER_WAY));
  const others = run.workers().filter((other) => other !== pid);
  for (const other of others) signalWorker(run, other, 'SIGSTOP');
  const answers = () => lines.answers.get(pid) ?? 0;
  const before = answers();
  const start = run.recorder.now();
  let last = start;
  let seen = before;
  const limit = run.scaled(PATIENCE);
  await until(() => {
    if (answers() > seen) {
      seen = answers();
      last = run.recorder.now();
    }
    return seen - before >= ENOUGH || run.over !== undefined;
  }, limit);
  const data = {
    pid,
    others,
    answers: answers() - before,
    limit,
    quiet: Math.round(run.recorder.now() - last),
  };
  going = false;
  for (const other of others) signalWorker(run, other, 'SIGCONT');
  if (run.over !== undefined) throw new RunOver(run.over);
  run.mark('frozen', { ...data, enough: ENOUGH });
  await load;
}
