import type { KeptConnection } from '../run/client.ts';
import { keepTo } from '../run/keep-to.ts';
import { type Probe, type Run, RunOver } from '../run/run.ts';
import { signalProcess } from '../run/signal.ts';
import { until } from '../run/until.ts';
import { numberOf } from './parameters.ts';
import { nextValue, post, readRound, SPREADS, send, settingIn } from './setting.ts';

/** So many values at once for each worker. */
const EACH = 2;
/** Workers that set a value themselves have done so within this, before scaling; others wait for the primary. */
const HELD = 60;

/**
 * `rounds` times: sets two values on each worker while the primary is stopped, so that no worker can have heard of
 * another's before; waits until all agree or should, and asks all again, with the tag `race-<round>`. Where a worker's
 * connections cannot be kept they are all sent at once, on connections of their own. Marks `races`.
 */
export const raceSettings: Probe = async (run, parameters) => {
  const rounds = numberOf(parameters, 'rounds', 4);
  const lines = await linesToEach(run);
  for (let round = 1; round <= rounds; round += 1) {
    const values = Array.from({ length: EACH * run.expected }, () => nextValue(run));
    const posts = () =>
      values.map((value, at) => {
        const on = lines[at];
        return send(run, { tag: 'race', ...post(value), ...(on === undefined ? {} : { on }) });
      });
    await (lines.length === 0 ? Promise.all(posts()) : whileStopped(run, posts));
    const deadline = run.recorder.now() + run.scaled(SPREADS);
    // Right servers agree long before: two equal rounds are enough to go on.
    while (
      run.recorder.now() < deadline &&
      new Set((await readRound(run, 'settling')).map(settingIn)).size > 1
    ) {
      await until(() => run.over !== undefined, 20);
    }
    await readRound(run, `race-${round}`);
  }
  run.mark('races', { rounds });
};

/** Kept connections, as many as there are values; none when some worker has none. */
async function linesToEach(run: Run): Promise<KeptConnection[]> {
  const lines: KeptConnection[] = [];
  for (let each = 0; each < EACH; each += 1) {
    for (const pid of run.workers()) {
      const kept = await keepTo(run, pid);
      if (kept === undefined) return [];
      lines.push(kept.connection);
    }
  }
  return lines;
}

async function whileStopped(run: Run, posts: () => Promise<unknown>[]): Promise<void> {
  const primary = run.primary();
  run.mark('primary-stopped');
  signalProcess(primary, 'SIGSTOP');
  let open = posts();
  try {
    const count = open.length;
    let answered = 0;
    open = open.map((post) => post.finally(() => (answered += 1)));
    await until(() => answered === count || run.over !== undefined, run.scaled(HELD));
  } finally {
    signalProcess(primary, 'SIGCONT');
    run.mark('primary-goes-on');
  }
  await Promise.all(open);
  if (run.over !== undefined) throw new RunOver(run.over);
}
