import { keepTo } from '../run/keep-to.ts';
import { type Probe, type Run, Unmet } from '../run/run.ts';
import { until } from '../run/until.ts';
import { numberOf, textOf } from './parameters.ts';

/** Memory is taken in such steps, in MiB, the last one as small as it may be; and so often, at most. */
const STEP = 25;
const MOST_STEPS = 60;
/** One that dies is replaced within this, in milliseconds before scaling. */
const REPLACED = 3000;

/**
 * Lets one worker grow by `GET /grow?mb=…`, until it tells (`rss`, in bytes) that it takes `to` MiB. Then looks on for
 * `ms`, or until it has gone; and when it has, for 3 s more, or until as many workers as expected have answered. Marks
 * `grown-<size>`, and `watched-<size>`.
 */
export const grow: Probe = async (run, parameters) => {
  const size = textOf(parameters, 'size', 'large');
  const kept = await keepTo(run);
  if (kept === undefined) throw new Unmet('a kept connection', 'it keeps no connection open', 'outside');
  const { pid, connection } = kept;
  const to = numberOf(parameters, 'to', 200);
  let mib = 0;
  for (let steps = 0; steps < MOST_STEPS && mib < to && run.table.has(pid); steps += 1) {
    const response = await run.client.ask({
      tag: 'grow',
      path: `/grow?mb=${Math.min(STEP, Math.max(1, Math.ceil(to - mib)))}`,
      timeout: run.scaled(3000),
      on: connection,
    }).response;
    if (!response.ok) break;
    mib = mibOf(response.body) ?? mib;
  }
  await run.table.look();
  run.mark(`grown-${size}`, { pid, mib: Math.round(mib), to });
  const start = run.recorder.now();
  const limit = run.scaled(numberOf(parameters, 'ms', 3000));
  await poll(run, () => !run.table.has(pid), limit);
  await run.table.look();
  const gone = !run.table.has(pid);
  if (gone) await poll(run, () => whole(run), run.scaled(REPLACED));
  run.mark(`watched-${size}`, { pid, gone, took: Math.round(run.recorder.now() - start), limit });
};

function mibOf(body: unknown): number | undefined {
  const rss = typeof body === 'object' && body !== null && 'rss' in body ? body.rss : undefined;
  return typeof rss === 'number' ? rss / 1024 ** 2 : undefined;
}

function whole(run: Run): boolean {
  const workers = run.workers();
  return workers.length === run.expected && workers.every((pid) => run.answered.has(pid));
}

async function poll(run: Run, done: () => boolean, limit: number): Promise<void> {
  const end = run.recorder.now() + limit;
  while (!done() && run.recorder.now() < end && !run.primaryGone()) {
    await run.get('poll', '/', run.scaled(500));
    await until(done, 50, () => run.over !== undefined);
  }
}
