import { rmSync, writeFileSync } from 'node:fs';
import { scenarioEnv } from '../run/program.ts';
import { type Probe, type Run, RunOver } from '../run/run.ts';
import { cpuMs } from '../run/table/proc-fs.ts';
import { until } from '../run/until.ts';
import { pidsIn } from './marked.ts';
import { numberOf, textOf } from './parameters.ts';

/** Meanwhile a request is sent so often, and must be answered within this, in milliseconds; the latter before scaling. */
const ASK_EVERY = 50;
const PATIENCE = 500;

/**
 * Puts the file that BOOT_FAULT names there, with `text` as its first line, or takes it away (`on: false`). Marks
 * `fault-on` and `fault-off`.
 */
export const fault: Probe = async (run, parameters) => {
  const file = scenarioEnv(run.job).BOOT_FAULT;
  if (file === undefined) throw new Error('the scenario sets no BOOT_FAULT');
  const on = parameters.on !== false;
  if (on)
    writeFileSync(file, `${textOf(parameters, 'text', 'While this file exists, no worker can boot.')}\n`);
  else rmSync(file, { force: true });
  run.mark(on ? 'fault-on' : 'fault-off');
};

/** On a slow machine, where few boots fit into the time, it is watched for longer, until so many were seen. */
const SLOW = 1.5;
const FORKS_TO_SEE = 6;

/**
 * Looks on for `ms` after the last strike, or at most twice as long on a slow machine, at how often is forked and how
 * much of a CPU the primary takes. With `ask`, sends one request after the other meanwhile. Marks `loop-start` and
 * `loop-end`.
 */
export const watchLoop: Probe = async (run, parameters) => {
  const since = run.marks.get('struck')?.t ?? run.recorder.now();
  const ms = numberOf(parameters, 'ms', 5000);
  const known = new Set(run.workers());
  const before = known.size;
  const done = () => {
    const passed = run.recorder.now() - since;
    const few = run.job.scale >= SLOW && known.size - before < FORKS_TO_SEE;
    return run.over !== undefined || goneWhole(run) || passed >= (few ? 2 * ms : ms);
  };
  run.mark('loop-start', cpuOf(run));
  const asking = parameters.ask === true ? askOn(run, done) : undefined;
  // The CPU time of a process that has gone cannot be read any more: the last look counts.
  let cpu = cpuOf(run);
  while (!done()) {
    await until(done, 20);
    for (const pid of run.workers()) known.add(pid);
    if (!run.primaryGone()) cpu = cpuOf(run);
  }
  await asking;
  if (run.over !== undefined) throw new RunOver(run.over);
  await run.table.look();
  run.mark('loop-end', cpu);
};

function goneWhole(run: Run): boolean {
  return run.primaryGone() && run.table.pids().length === 0;
}

function cpuOf(run: Run): { cpu?: number } {
  const cpu = cpuMs(run.primary());
  return cpu === null ? {} : { cpu };
}

async function askOn(run: Run, done: () => boolean): Promise<void> {
  while (!done()) {
    run.noteAnswer(await run.client.get('meanwhile', '/', run.scaled(PATIENCE)));
    await until(done, ASK_EVERY);
  }
}

/** Waits until the next worker that was forked after the strike has died, for at most `limit` ms. Marks `next-failure`. */
export const awaitFailure: Probe = async (run, parameters) => {
  const known = new Set(pidsIn(run, 'struck', 'workers'));
  const newcomers = () => run.workers().filter((pid) => !known.has(pid));
  let seen: number | undefined;
  const failed = () => {
    seen ??= newcomers()[0];
    return seen !== undefined && !run.table.has(seen);
  };
  const limit = run.scaled(numberOf(parameters, 'limit', 3000));
  await until(failed, limit, () => run.over !== undefined || run.primaryGone());
  if (run.over !== undefined) throw new RunOver(run.over);
  run.mark('next-failure', { seen: failed() });
};

/**
 * Waits until as many workers as expected live, for at most `limit` ms after the end of the fault, and then half a
 * second more. Marks `whole` once they do, and `steady-start` and `steady-end`.
 */
export const awaitWhole: Probe = async (run, parameters) => {
  const since = run.marks.get('fault-off')?.t ?? run.recorder.now();
  const limit = since + run.scaled(numberOf(parameters, 'limit', 3000));
  const whole = () => run.workers().length === run.expected;
  const over = () => run.over !== undefined || goneWhole(run);
  while (!whole() && !over() && run.recorder.now() < limit) {
    // Where a worker is known only by its answers, somebody has to ask.
    run.noteAnswer(await run.client.get('poll', '/', run.scaled(250)));
    await until(whole, 25, over);
  }
  if (whole()) run.mark('whole', { workers: run.workers() });
  run.mark('steady-start', { workers: run.workers() });
  await until(over, run.scaled(500));
  if (run.over !== undefined) throw new RunOver(run.over);
  await run.table.look();
  run.mark('steady-end', { workers: run.workers() });
};
