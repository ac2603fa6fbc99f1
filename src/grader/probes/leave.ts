import { keepTo } from '../run/keep-to.ts';
import { type Probe, RunOver, Unmet } from '../run/run.ts';
import { begun } from './hold.ts';
import { numberOf } from './parameters.ts';

/**
 * A worker that has left must have ended within this after its last answer, in milliseconds before scaling: longer than
 * Node leaves a kept connection open by default.
 */
const GONE = 8000;
/** Answers that are not due at once are waited for so long, before scaling. */
const ANSWER = 5000;

/**
 * Asks one worker to disconnect, while it has a request that takes `ms`, and waits until it has ended, at most for the
 * limit after its last answer. The requests are tagged `leave` and `last-work`. Marks `leave-start` with its pid, and
 * `leave-end` with whether it has `gone` and the `limit`.
 */
export const leave: Probe = async (run, parameters) => {
  const first = await keepTo(run);
  if (first === undefined) throw new Unmet('a kept connection', 'it keeps no connection open', 'outside');
  const { pid } = first;
  // Who cannot be reached twice is asked without a request beside it.
  const second = await keepTo(run, pid);
  const ms = run.scaled(numberOf(parameters, 'ms', 1000));
  run.mark('leave-start', { pid });
  const path = `/work?ms=${ms}`;
  const work =
    second &&
    run.client.ask({ tag: 'last-work', path, timeout: ms + run.scaled(ANSWER), on: second.connection });
  if (work !== undefined) await begun(run, [pid], work.written, false);
  const asked = { tag: 'leave', path: '/disconnect', timeout: run.scaled(ANSWER), on: first.connection };
  await Promise.all([run.client.ask(asked).response, work?.response]);
  // What we keep open would keep the worker as well.
  for (const kept of [first, second]) kept?.connection.agent.destroy();
  if (run.over !== undefined) throw new RunOver(run.over);
  const limit = run.scaled(GONE);
  await run.until(
    'leaver-gone',
    () => !run.table.has(pid),
    limit,
    () => run.primaryGone(),
  );
  await run.table.look();
  run.mark('leave-end', { pid, gone: !run.table.has(pid), limit });
};
