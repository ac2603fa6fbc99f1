import { keepTo } from '../run/keep-to.ts';
import { type Probe, type Run, Unmet } from '../run/run.ts';
import { cpuMs } from '../run/table/proc-fs.ts';
import { until } from '../run/until.ts';
import { numberOf, textOf } from './parameters.ts';

/** Longer than any run: a held request ends with its worker. */
const FOREVER = 600_000;
/** A worker that has used so much CPU for a request, in milliseconds, is at it; one that may block without, after so long. */
const BUSY = 80;
const SURELY_BEGUN = 1000;

/**
 * Keeps one worker at `path` (`/block?ms=…`, `/work?ms=…`), and returns once it has begun. With `leave`, the same
 * worker is asked to disconnect then, while it has that request. Marks `held` with its pid.
 */
export const hold: Probe = async (run, parameters) => {
  const path = textOf(parameters, 'path', '/block?ms=600000');
  const held = await keepTo(run);
  if (held === undefined) throw new Unmet('a kept connection', NOT_KEPT, 'outside');
  const leaving = parameters.leave === true ? await keepTo(run, held.pid) : undefined;
  const asked = run.client.ask({ tag: 'held', path, timeout: FOREVER, on: held.connection });
  await begun(run, [held.pid], asked.written, path.startsWith('/block'));
  if (parameters.leave === true) {
    if (leaving === undefined) throw new Unmet('a kept connection', NOT_KEPT, 'outside');
    await run.client.ask({
      tag: 'leave',
      path: '/disconnect',
      timeout: run.scaled(2000),
      on: leaving.connection,
    }).response;
    await until(() => !run.table.has(held.pid), run.scaled(200));
  }
  run.mark('held', { pid: held.pid, path });
};

const NOT_KEPT = 'it keeps no connection open, and without one it cannot be said which worker gets a request';

/**
 * Waits until one of the workers with these `pids` is at what was sent. One that is idle when its primary dies, say,
 * leaves by itself: it must have been taken up before.
 */
export async function begun(
  run: Run,
  pids: readonly number[],
  written: Promise<void>,
  blocks: boolean,
): Promise<void> {
  const before = pids.map(cpuMs);
  await written;
  const busy = () =>
    pids.some((pid, at) => {
      const [then, now] = [before[at] ?? null, cpuMs(pid)];
      return blocks && then !== null && now !== null && now - then >= BUSY;
    });
  await until(busy, run.scaled(blocks ? SURELY_BEGUN : 200), () => run.over !== undefined);
}

/** Sends `path` to one worker `times` times, one after the other, and waits for each answer. Marks `busy-start` and `busy-end`. */
export const keepBusy: Probe = async (run, parameters) => {
  const ms = run.scaled(numberOf(parameters, 'ms', 300));
  const kept = await keepTo(run);
  await run.table.look();
  run.mark('busy-start', { workers: run.workers(), ms, pid: kept?.pid ?? 0 });
  for (let sent = 0; sent < numberOf(parameters, 'times', 1); sent += 1) {
    const response = await run.client.ask({
      tag: 'busy',
      path: `/block?ms=${ms}`,
      timeout: ms + run.scaled(5000),
      ...(kept === undefined ? {} : { on: kept.connection }),
    }).response;
    if (!response.ok || run.over !== undefined) break;
    await until(() => run.over !== undefined, 10);
  }
  // Whoever judges by a delay may act a moment later.
  await until(() => run.over !== undefined, run.scaled(numberOf(parameters, 'after', 500)));
  await run.table.look();
  run.mark('busy-end', { workers: run.workers() });
};
