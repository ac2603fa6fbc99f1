import { scenarioEnv } from '../run/program.ts';
import { type Probe, type Run, RunOver } from '../run/run.ts';
import { runnableThreads } from '../run/table/proc-fs.ts';
import { until } from '../run/until.ts';
import { numberOf, textOf, textsOf } from './parameters.ts';

/** Threads are looked at so often, and a short request is sent so often meanwhile, in milliseconds. */
const LOOK_EVERY = 10;
const ASK_EVERY = 25;
/** A long request, and a short one, is given up after this, before scaling. */
const LONG = 10_000;
const SHORT = 5000;
/** When nobody computes for so long, what is unanswered stays so; before scaling. */
const IDLE = 1500;

type Parameters = Readonly<Record<string, unknown>>;

/**
 * `count` requests at once that make the program compute, tagged `compute`: to `path` with `first`, `first` + 1, ... at
 * its end, the last `same` of them with the same number. Spread among them goes one to each of `between`, with that tag;
 * nobody waits for its answer. Meanwhile `GET /` is asked again and again, tagged `meanwhile`, and the threads that
 * compute beside the primary's main thread are counted as long as twice POOL requests are unanswered. Marks
 * `computing-start`, and `computing-end` with the counts, and with how many requests were left unanswered.
 */
export const compute: Probe = async (run, parameters) => {
  const row = rowOf(parameters);
  const count = row.filter(({ tag }) => tag === 'compute').length;
  const pool = poolOf(run);
  run.mark('computing-start', { pool, count });
  let open = count;
  const long = row.flatMap(({ tag, path }) => {
    const { response } = run.client.ask({ tag, path, timeout: run.scaled(LONG) });
    if (tag !== 'compute') return [];
    return response.then(() => {
      open -= 1;
    });
  });
  const short: Promise<unknown>[] = [];
  const samples: number[] = [];
  let asked = Number.NEGATIVE_INFINITY;
  let busy = run.recorder.now();
  while (open > 0 && run.over === undefined && run.recorder.now() - busy < run.scaled(IDLE)) {
    if (run.recorder.now() - asked >= ASK_EVERY) {
      asked = run.recorder.now();
      short.push(run.client.get('meanwhile', '/', run.scaled(SHORT)));
    }
    const { all, beside } = computing(run);
    if (all > 0) busy = run.recorder.now();
    if (open >= 2 * pool) samples.push(beside);
    await until(() => open === 0, LOOK_EVERY);
  }
  if (run.over !== undefined) throw new RunOver(run.over);
  await Promise.all(open === 0 ? [...long, ...short] : short);
  run.mark('computing-end', { pool, count, samples, unanswered: open, seen: process.platform === 'linux' });
};

/** The requests that are sent at once, in their order. */
export function rowOf(parameters: Parameters): { tag: string; path: string }[] {
  const count = numberOf(parameters, 'count', 12);
  const last = count - numberOf(parameters, 'same', 1);
  const between = textsOf(parameters, 'between');
  const each = Math.ceil(count / (between.length + 1));
  return Array.from({ length: count }, (_, at) => {
    const number = numberOf(parameters, 'first', 1) + Math.min(at, last);
    const other = at > 0 && at % each === 0 ? between[at / each - 1] : undefined;
    return [
      ...(other === undefined ? [] : [{ tag: 'between', path: other }]),
      { tag: 'compute', path: `${textOf(parameters, 'path', '/')}${number}` },
    ];
  }).flat();
}

/** POOL as the program was given it. */
function poolOf(run: Run): number {
  return Number(scenarioEnv(run.job).POOL ?? 1);
}

function computing(run: Run): { all: number; beside: number } {
  const threads = run.table.pids().flatMap(runnableThreads);
  return { all: threads.length, beside: threads.filter((id) => id !== run.primary()).length };
}
