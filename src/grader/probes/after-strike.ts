import type { EventOf } from '../../domain/event.ts';
import { type Probe, type Run, RunOver } from '../run/run.ts';
import { until } from '../run/until.ts';
import { pidsIn } from './marked.ts';
import { numberOf } from './parameters.ts';
import { seeWorkers } from './see-all.ts';

/** A replacement must answer within this after the strike, before scaling. */
const LIMIT = 3000;
/** The others are watched for so long after the strike. */
const WATCHED = 1000;
/** Polls may overlap, so that one lost by Node's handoff does not eat the limit. */
const POLL_EVERY = 25;
const POLL_TIMEOUT = 250;

/**
 * After a strike: polls until a live worker with a new pid has answered, and, side by side, asks one request after
 * another for the second in which the siblings must serve on. Marks `replaced` with its pid, or `not-replaced`.
 */
export const awaitReplacement: Probe = async (run, parameters) => {
  const struck = strikeOf(run);
  if (!struck.gone) return;
  const limit = struck.t + run.scaled(numberOf(parameters, 'limit', LIMIT));
  await Promise.all([
    pollForNew(run, struck.before, limit),
    askSiblings(run, struck.t + run.scaled(WATCHED)),
  ]);
};

/** One second after the strike every sibling must live and answer: asks until all have been seen. */
export const seeSiblings: Probe = async (run) => {
  const struck = strikeOf(run);
  if (!struck.gone) return;
  const siblings = struck.before.filter((pid) => !run.victims.has(pid));
  await until(() => run.recorder.now() >= struck.t + run.scaled(WATCHED), run.scaled(WATCHED) + 1000);
  await seeWorkers(
    run,
    'sibling-late',
    siblings.filter((pid) => run.table.has(pid)),
    4,
  );
};

/** Waits until as many workers as before live again, then lets them be for half a second. Marks `count-restored`. */
export const awaitCount: Probe = async (run) => {
  const struck = strikeOf(run);
  if (!struck.gone) return;
  const limit = struck.t + run.scaled(LIMIT);
  // On systems where a worker is known only by its answers, somebody has to ask.
  const polls = pollUntil(run, () => run.workers().length === run.expected, limit);
  await polls;
  await run.table.look();
  if (run.workers().length === run.expected) run.mark('count-restored', { workers: run.workers() });
  else await until(() => run.recorder.now() >= limit, run.scaled(LIMIT));
  run.mark('steady-start', { workers: run.workers() });
  await until(() => run.over !== undefined, run.scaled(500));
  await run.table.look();
  run.mark('steady-end', { workers: run.workers() });
};

function strikeOf(run: Run): { t: number; before: readonly number[]; gone: boolean } {
  const struck = run.marks.get('struck');
  return {
    t: struck?.t ?? run.recorder.now(),
    before: pidsIn(run, 'struck', 'workers'),
    gone: run.marks.has('victims-gone'),
  };
}

async function pollForNew(run: Run, before: readonly number[], limit: number): Promise<void> {
  const known = new Set(before);
  let found: EventOf<'response'> | undefined;
  const isNew = (response: EventOf<'response'>) =>
    response.ok &&
    response.pid !== undefined &&
    !known.has(response.pid) &&
    run.workers().includes(response.pid);
  await pollUntil(
    run,
    () => found !== undefined,
    limit,
    (response) => {
      if (isNew(response)) found ??= response;
    },
  );
  if (found?.pid !== undefined) run.mark('replaced', { pid: found.pid });
  else run.mark('not-replaced');
}

async function pollUntil(
  run: Run,
  done: () => boolean,
  limit: number,
  onAnswer: (response: EventOf<'response'>) => void = () => {},
): Promise<void> {
  const open = new Set<Promise<void>>();
  while (!done() && run.recorder.now() < limit && !(run.primaryGone() && run.table.pids().length === 0)) {
    if (run.over !== undefined) throw new RunOver(run.over);
    const polled = run.get('poll', '/', run.scaled(POLL_TIMEOUT)).then((response) => {
      onAnswer(response);
      open.delete(polled);
    });
    open.add(polled);
    await until(done, POLL_EVERY);
  }
  await Promise.all(open);
}

async function askSiblings(run: Run, end: number): Promise<void> {
  while (run.recorder.now() < end && run.table.pids().length > 0) {
    await run.get('sibling', '/', run.scaled(1000));
    // A client that is refused would otherwise ask thousands of times.
    await until(() => false, 10);
  }
  run.mark('watched-siblings');
}
