import { type Probe, type Run, RunOver } from '../run/run.ts';
import { signalProcess } from '../run/signal.ts';
import { until } from '../run/until.ts';
import { pidsIn } from './marked.ts';
import { numberOf } from './parameters.ts';
import { killWorker } from './signal-worker.ts';

/** The new pool is looked at for so long before it counts as steady, in milliseconds before scaling. */
const STEADY = 600;
const PATIENCE = 500;
/** Labs say that no request takes longer than 10 s, and that holds on every machine: long ones are at most so long, in ms. */
const LONGEST = 9500;

/**
 * Sends SIGHUP to the primary. Before it, requests of `long` ms (before scaling, and never more than 9.5 s; default: none)
 * are begun, two for each worker. Marks `reload-sent` with the workers of before. `again`: the same once more while a reload may be under way;
 * marks `reload-repeated`.
 */
export const reload: Probe = async (run, parameters) => {
  const long = numberOf(parameters, 'long', 0);
  if (long > 0) await begin(run, Math.min(run.scaled(long), LONGEST));
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
 * Waits until one of the new workers of a reload has answered, for at most `limit` ms. Marks `successor-serves` with its
 * pid. With `kill` it gets SIGKILL so many ms later (before scaling), as by accident; this waits until it has gone, and
 * marks `successor-killed`.
 */
export const awaitSuccessor: Probe = async (run, parameters) => {
  const sent = run.marks.get('reload-sent');
  const deadline = (sent?.t ?? run.recorder.now()) + run.scaled(numberOf(parameters, 'limit', 8000));
  const before = pidsIn(run, 'reload-sent', 'workers');
  const over = () => run.over !== undefined || run.primaryGone();
  const successor = () => run.workers().find((pid) => !before.includes(pid) && run.answered.has(pid));
  while (successor() === undefined && !over() && run.recorder.now() < deadline) {
    run.noteAnswer(await run.client.get('poll', '/', run.scaled(PATIENCE)));
    await until(() => successor() !== undefined, 25, over);
  }
  if (run.over !== undefined) throw new RunOver(run.over);
  const pid = successor();
  if (pid === undefined) return;
  run.mark('successor-serves', { pid });
  if (typeof parameters.kill !== 'number') return;
  await until(over, run.scaled(parameters.kill));
  if (run.over !== undefined) throw new RunOver(run.over);
  await run.table.look();
  if (!run.table.has(pid)) return;
  killWorker(run, pid);
  await until(() => !run.table.has(pid), run.scaled(PATIENCE), over);
  run.mark('successor-killed', { pid });
};

/**
 * Waits until none of the workers of before lives and as many new ones as expected have answered, and this has stayed so
 * for a while; for at most `limit` ms. With `need`, a program whose primary has gone is not probed further. Marks
 * `reloaded`, or `not-reloaded` with those of before that still live (`old`), and the limit on this machine.
 */
export const awaitReload: Probe = async (run, parameters) => {
  const sent = run.marks.get('reload-sent');
  const before = pidsIn(run, 'reload-sent', 'workers');
  const old = () => run.workers().filter((pid) => before.includes(pid));
  const since = sent?.t ?? run.recorder.now();
  const limit = run.scaled(numberOf(parameters, 'limit', 8000));
  const deadline = since + limit;
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
  run.mark(done ? 'reloaded' : 'not-reloaded', done ? { ...seen, took } : { ...seen, limit });
  // What follows could only tell the same again.
  if (parameters.need === true && run.primaryGone()) throw new RunOver('the primary has gone');
};

function answering(run: Run): boolean {
  const workers = run.workers();
  return workers.length === run.expected && workers.every((pid) => run.answered.has(pid));
}
