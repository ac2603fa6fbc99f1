import { keepToAll } from '../run/keep-to.ts';
import type { Probe, Run } from '../run/run.ts';
import { until } from '../run/until.ts';
import { begun } from './hold.ts';
import { numberOf, textOf } from './parameters.ts';

/** Each worker gets so many kept connections; all but one carry a request when the signal comes. */
const KEPT_EACH = 3;
/** Longer than any drain under test: whoever answers, answers before this, in milliseconds before scaling. */
const PATIENCE = 10_000;

/**
 * Brings requests in flight, on kept and on fresh connections, that take `min` to `max` ms, and leaves one kept
 * connection of each worker idle. Returns when all are written and every worker has since answered another `GET /`.
 * With `oldest: first` or `last`, the worker that was forked first is the first, or the last, to be done with them.
 */
export const inFlight: Probe = async (run, parameters) => {
  const min = numberOf(parameters, 'min', 300);
  const max = numberOf(parameters, 'max', 900);
  await openKept(run);
  const oldest = textOf(parameters, 'oldest', '');
  if (oldest !== '') byAge(run, oldest === 'last');
  if ((await send(run, min, max)) >= enough(run)) return;
  // A slow machine may have let them finish before the signal: once more, with twice the time.
  await Promise.all(run.inFlight.splice(0));
  run.mark('in-flight-again');
  await send(run, 2 * min, 2 * max);
};

/**
 * `/work` that will not end by itself within this run. Returns when it is written and a worker has answered since. With
 * `block`, one worker is then kept from doing anything else, by `/block`.
 */
export const stuckRequest: Probe = async (run, parameters) => {
  const forever = (path: string) => {
    const asked = run.client.ask({ tag: 'stuck', path: `${path}?ms=600000`, timeout: 600_000 });
    run.inFlight.push(asked.response);
    return asked.written;
  };
  await forever('/work');
  await everyWorkerAnswers(run);
  const blocks = parameters.block === true;
  if (blocks) await begun(run, run.workers(), forever('/block'), true);
  run.mark('in-flight-ready', { pending: blocks ? 2 : 1 });
};

function enough(run: Run): number {
  return 2 * run.expected;
}

async function openKept(run: Run): Promise<void> {
  const wanted = KEPT_EACH * run.workers().length;
  const { kept, closes } = await keepToAll(run, KEPT_EACH);
  run.kept.push(...kept);
  run.mark('kept-open', { connections: kept.length, wanted, closes });
}

/** Sorts the kept connections by their workers: who comes first is done first. */
function byAge(run: Run, oldestLast: boolean): void {
  const ages = run.workers();
  const young = (pid: number) => ages.indexOf(pid) * (oldestLast ? -1 : 1);
  run.kept.sort((a, b) => young(a.pid) - young(b.pid));
}

async function send(run: Run, min: number, max: number): Promise<number> {
  const idle = new Set<number>();
  const busy = run.kept.filter(({ pid }) => idle.has(pid) || !idle.add(pid));
  const kept = busy.map(({ connection, pid }) => ({
    on: connection,
    share: shareOf([...idle].indexOf(pid), idle.size),
  }));
  const count = kept.length + 2 * run.expected;
  // Fresh ones may go to any worker. Beside kept ones they are short, lest they level out who is done when.
  const most = kept.length === 0 ? 1 : shareOf(0, idle.size);
  const fresh = Array.from({ length: 2 * run.expected }, (_, at) => ({
    on: undefined,
    share: (most * at) / (2 * run.expected - 1),
  }));
  let answered = 0;
  const sent = [...kept, ...fresh].map(({ on, share }) => {
    const ms = run.scaled(min + (max - min) * share);
    const asked = run.client.ask({
      tag: 'in-flight',
      path: `/work?ms=${ms}`,
      timeout: ms + run.scaled(PATIENCE),
      ...(on === undefined ? {} : { on }),
    });
    run.inFlight.push(asked.response);
    void asked.response.then(() => {
      answered += 1;
    });
    return asked;
  });
  await Promise.all(sent.map((asked) => asked.written));
  await everyWorkerAnswers(run);
  const pending = count - answered;
  run.mark('in-flight-ready', { pending, sent: count });
  return pending;
}

/** One worker is done long before the next: only then is it seen who leaves with the first. */
function shareOf(worker: number, workers: number): number {
  return (worker + 1) / workers;
}

/** A worker that answers a later request has taken the earlier ones off its queue. */
async function everyWorkerAnswers(run: Run): Promise<void> {
  const waiting = new Set(run.workers());
  const deadline = run.recorder.now() + run.scaled(2000);
  while (waiting.size > 0 && run.recorder.now() < deadline && !run.primaryGone()) {
    const response = await run.get('settle', '/', run.scaled(1000));
    if (response.pid !== undefined) waiting.delete(response.pid);
    await until(() => false, 0);
  }
}
