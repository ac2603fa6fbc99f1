import { keepTo } from '../run/keep-to.ts';
import { scenarioEnv } from '../run/program.ts';
import { type Probe, type Run, RunOver, Unmet } from '../run/run.ts';
import { until } from '../run/until.ts';
import { handConnection } from './handing.ts';
import { begun } from './hold.ts';
import { pidsIn } from './marked.ts';
import { numberOf, textOf } from './parameters.ts';
import { signalWorker } from './signal-worker.ts';

/** Longer than any run. */
const FOREVER = 600_000;

/**
 * Makes one worker hang: with `how: block` its event loop is blocked by a request for `path`, with `how: stop` the
 * process, the oldest or with `newest` the youngest, is stopped by SIGSTOP. Then sends it a connection, as a server that is in use does. Its end is the program's own
 * doing. Marks `struck`.
 */
export const hang: Probe = async (run, parameters) => {
  await run.table.look();
  if (textOf(parameters, 'how', 'block') === 'stop') {
    const workers = run.workers();
    const pid = parameters.newest === true ? workers.at(-1) : workers[0];
    if (pid === undefined && run.primaryGone()) throw new RunOver('the primary has gone');
    if (pid === undefined) throw new Unmet('workers', 'there is no worker to stop', 'program');
    run.mark('struck', { how: 'SIGSTOP', pids: [pid], workers });
    if (!signalWorker(run, pid, 'SIGSTOP'))
      throw new Unmet('workers', 'the worker to stop had ended by itself', 'program');
    return handConnection(run, pid);
  }
  const path = textOf(parameters, 'path', '/block?ms=60000');
  const kept = await keepTo(run);
  if (kept === undefined) {
    const reason =
      'it keeps no connection open, and without one it cannot be said which worker gets a request';
    throw new Unmet('a kept connection', reason, 'outside');
  }
  const workers = run.workers();
  const asked = run.client.ask({ tag: 'hang', path, timeout: FOREVER, on: kept.connection });
  await asked.written;
  run.mark('struck', { how: `GET ${path}`, pids: [kept.pid], workers });
  await begun(run, [kept.pid], asked.written, true);
  await handConnection(run, kept.pid);
};

/**
 * Waits for the end of the worker that hangs, for at most HEARTBEAT_TIMEOUT_MS and `grace` ms, and marks
 * `victims-gone` and `window-over`. What comes then is for `await-replacement`.
 */
export const awaitHungEnd: Probe = async (run, parameters) => {
  const struck = run.marks.get('struck');
  const victims = pidsIn(run, 'struck', 'pids');
  if (struck === undefined) return;
  const limit = struck.t + timeoutOf(run) + run.scaled(numberOf(parameters, 'grace', 1500));
  const left = Math.max(0, limit - run.recorder.now());
  const gone = () => victims.every((pid) => !run.table.has(pid));
  const waited = await run.until('victim-gone', gone, left, () => run.primaryGone());
  if (waited !== 'met') {
    run.mark('hung-on', { workers: run.workers() });
    return;
  }
  run.mark('victims-gone', { pids: [...victims] });
  await until(() => run.over !== undefined, 50);
  if (run.over !== undefined) throw new RunOver(run.over);
  run.mark('window-over');
};

/** HEARTBEAT_TIMEOUT_MS as the program was given it. */
function timeoutOf(run: Run): number {
  const given = Number(scenarioEnv(run.job).HEARTBEAT_TIMEOUT_MS);
  return Number.isFinite(given) ? given : 0;
}
