import { recordListeners } from '../run/listeners.ts';
import { READY_LINE } from '../run/program.ts';
import { type Probe, type Run, RunOver } from '../run/run.ts';
import { until } from '../run/until.ts';
import { numberOf } from './parameters.ts';

/** A cluster of the labs is up within this, warm-up included, before scaling. */
const LIMIT = 8000;
/** Once all workers have answered, the line is waited for so long. */
const PATIENCE = 1500;
/** Polls may overlap, so that one lost by Node's handoff holds nothing up. */
const POLL_EVERY = 20;
const POLL_TIMEOUT = 250;
/** So many requests for each worker follow the line at once. */
const PER_WORKER = 4;

/** Waits until `born` workers live, or `answering` workers have answered: a stage of the boot to do something in. */
export const awaitStage: Probe = async (run, parameters) => {
  const born = numberOf(parameters, 'born', 0);
  const answering = numberOf(parameters, 'answering', 0);
  const there = () => run.workers().length >= born && alive(run) >= answering;
  const limit = run.scaled(numberOf(parameters, 'limit', LIMIT));
  await poll(run, there, run.recorder.now() + limit);
  run.recorder.record({ kind: 'condition', name: 'stage', met: there(), limit });
};

/**
 * Polls until the program has printed the line `ready` on stdout, and asks every worker at once when it has. Gives up a
 * while after all workers have answered. Marks `ready-seen` and `ready-checked`, or `no-ready`.
 */
export const watchReady: Probe = async (run) => {
  const printed = () =>
    run.program.said.find(({ stream, text }) => stream === 'stdout' && text.trim() === READY_LINE);
  const limit = run.recorder.now() + run.scaled(LIMIT);
  let allSince: number | undefined;
  const enough = () => {
    if (printed() !== undefined) return true;
    if (alive(run) >= run.expected) allSince ??= run.recorder.now();
    return allSince !== undefined && run.recorder.now() - allSince > run.scaled(PATIENCE);
  };
  await poll(run, enough, limit);
  const line = printed();
  if (line === undefined) {
    run.mark('no-ready', { answering: alive(run) });
    return;
  }
  run.mark('ready-seen', { at: line.t });
  const start = run.recorder.now();
  const seen = new Set<number>();
  for (let sent = 0; sent < PER_WORKER * run.expected && seen.size < run.expected; sent += 1) {
    const { ok, pid } = await run.get('at-ready', '/', run.scaled(1000));
    if (ok && pid !== undefined && pid !== run.primary()) seen.add(pid);
  }
  const took = run.recorder.now() - start;
  recordListeners(run.table, run.job.port, run.recorder);
  run.mark('ready-checked', { seen: [...seen], workers: run.workers(), took });
};

/** Workers that live and have answered. */
function alive(run: Run): number {
  return run.workers().filter((pid) => run.answered.has(pid)).length;
}

async function poll(run: Run, done: () => boolean, limit: number): Promise<void> {
  const open = new Set<Promise<void>>();
  while (!done() && run.recorder.now() < limit && !run.primaryGone()) {
    if (run.over !== undefined) throw new RunOver(run.over);
    const polled = run.get('poll', '/', run.scaled(POLL_TIMEOUT)).then(() => {
      open.delete(polled);
    });
    open.add(polled);
    await until(done, POLL_EVERY);
  }
  // What is still on its way must not wait in line before the requests that count.
  await Promise.all(open);
}
