import { type Probe, type Run, RunOver } from '../run/run.ts';
import { signalProcess } from '../run/signal.ts';
import { until } from '../run/until.ts';
import { numberOf } from './parameters.ts';

/** The new pool is looked at for so long before it counts as steady, in milliseconds before scaling. */
const STEADY = 600;
const PATIENCE = 500;

/**
 * Sends SIGHUP to the primary. Before it, requests of `long` ms (before scaling; default: none) are begun, two for each
 * worker. Marks `reload-sent` with the workers of before. `again`: the same once more while a reload may be under way;
 * marks `reload-repeated`.
 */
export const reload: Probe = async (run, parameters) => {
  const long = numberOf(parameters, 'long', 0);
  if (long > 0) await begin(run, run.scaled(long));
  await run.table.look();
  const pid = run.primary();
  run.mark(parameters.again === true ? 'reload-repeated' : 'reload-sent', { workers: run.workers() });
  if (run.primaryGone()) return;
  run.recorder.record({ kind: 'signal', signal: 'SIGHUP', to: 'primary', pid, victim: false });
  if (!signalProcess(pid, 'SIGHUP')) run.mark('signal-missed');
};

async function begin(run: Run, ms: number): Promise<void> {
  const asked = Array.from({ length: 2 * run.expected }, () =>
    run.client.ask({ tag: 'long', path: `/work?ms=${ms}`, timeout: ms + run.scaled(4000) }),
  );
  for (const { response } of asked) run.inFlight.push(response);
  await Promise.all(asked.map(({ written }) => written));
  // Whoever answers a later request has taken up the earlier ones.
  for (let sent = 0; sent < 2 * run.expected; sent += 1) await run.get('settle', '/', run.scaled(1000));
}

/**
 * Waits until none of the workers of before lives and as many new ones as expected have answered, and this has stayed so
 * for a while; for at most `limit` ms. With `need`, a program whose
 * primary has gone is not probed further. Marks `reloaded`, or `not-reloaded` with those of before that still live (`old`).
 */
export const awaitReload: Probe = async (run, parameters) => {
  const sent = run.marks.get('reload-sent');
  const before = sent?.data?.workers;
  const old = () => run.workers().filter((pid) => Array.isArray(before) && before.includes(pid));
  const since = sent?.t ?? run.recorder.now();
  const deadline = since + run.scaled(numberOf(parameters, 'limit', 8000));
  const gone = () => run.over !== undefined || run.primaryGone();
  const renewed = () => old().length === 0 && answering(run);
  let took = 0;
  let done = false;
  while (!done && !gone() && run.recorder.now() < deadline) {
    run.noteAnswer(await run.client.get('poll', '/', run.scaled(PATIENCE)));
    if (renewed()) {
      took = Math.round(run.recorder.now() - since);
      const pool = String(run.workers());
      // What changes within this time was not the end of it.
      const changed = () => String(run.workers()) !== pool;
      done = (await until(changed, run.scaled(STEADY), gone)) === 'late';
    } else await until(renewed, 25, gone);
  }
  await Promise.all(run.inFlight);
  if (run.over !== undefined) throw new RunOver(run.over);
  await run.table.look();
  const seen = { workers: run.workers(), old: old(), primary: run.primary() };
  run.mark(done ? 'reloaded' : 'not-reloaded', done ? { ...seen, took } : seen);
  // What follows could only tell the same again.
  if (parameters.need === true && run.primaryGone()) throw new RunOver('the primary has gone');
};

function answering(run: Run): boolean {
  const workers = run.workers();
  return workers.length === run.expected && workers.every((pid) => run.answered.has(pid));
}
