import { availableParallelism } from 'node:os';
import { Burners } from '../run/burners.ts';
import { Lines } from '../run/lines.ts';
import { type Probe, type Run, RunOver, Unmet } from '../run/run.ts';
import { cpuMs, runnableThreads } from '../run/table/proc-fs.ts';
import { until } from '../run/until.ts';
import { freezeOthers } from './freeze.ts';
import { textOf } from './parameters.ts';

/** One measurement takes so long, and what the machine gives is measured for half of it, in ms before scaling. */
const SLICE = 500;
/** Pairs of measurements: more than the fewest only where they disagree. */
const FEWEST = 3;
const MOST = 5;
/** How often is looked at who computes, in milliseconds. */
const LOOK_EVERY = 20;

type Pair = { one: number; all: number; machineOne: number; machineAll: number };

/**
 * Loads one worker alone and then all of them, in pairs, by kept connections whose workers are known; and each time lets
 * one thread of our own compute, and as many as there are workers. Then all are loaded once more for each worker, and
 * all but this one are stopped for a moment. Requests go to `path` with a number at its end. Marks `capacity-pair` for
 * each pair, `frozen` for each worker, and `capacity-end`; or `capacity-closed` where no connection is kept. (A load
 * generator such as autocannon spreads its connections as it likes: here each has to stay with one known worker.)
 */
export const capacity: Probe = async (run, parameters) => {
  if (availableParallelism() < 2) {
    const reason = 'this machine gives the program one CPU, and there several workers are no faster than one';
    throw new Unmet('cpus', reason, 'outside');
  }
  const lines = await Lines.open(run, textOf(parameters, 'path', '/'));
  if (lines === 'closed') return void run.mark('capacity-closed');
  if (lines === 'few') throw new Unmet('lines', 'some workers got no connection', 'outside');
  const burners = new Burners(run.expected);
  try {
    await measurePairs(run, lines, burners);
  } finally {
    await burners.close();
  }
  for (const pid of lines.pids()) if (lines.orders.failed === 0) await freezeOthers(run, lines, pid);
  const { numbers, ...counts } = lines.orders;
  const [first] = numbers;
  run.mark('capacity-end', {
    ...counts,
    seen: process.platform === 'linux',
    ...(typeof first === 'number' ? { first } : {}),
  });
};

async function measurePairs(run: Run, lines: Lines, burners: Burners): Promise<void> {
  const ms = run.scaled(SLICE);
  const pairs: Pair[] = [];
  await Promise.all([slice(run, lines, ms), burners.burn(run.expected, ms / 2)]);
  for (let at = 0; at < MOST; at += 1) {
    const pids = lines.pids();
    const pid = pids[at % pids.length];
    // Every other pair begins with all: whatever drifts meanwhile is the same for both.
    const first = at % 2 === 0 ? await slice(run, lines, ms, pid) : undefined;
    const all = await slice(run, lines, ms);
    const one = first ?? (await slice(run, lines, ms, pid));
    const machineOne = await burners.burn(1, ms / 2);
    const machineAll = await burners.burn(run.expected, ms / 2);
    if (run.over !== undefined) throw new RunOver(run.over);
    const pair = { one: one.answers, all: all.answers, machineOne, machineAll };
    run.mark('capacity-pair', {
      ...pair,
      cpuOne: one.cpu / Math.max(1, one.total),
      cpuAll: all.cpu / Math.max(1, all.total),
      primary: all.primary,
      workers: all.workers,
      helper: all.helper,
      samples: all.samples,
    });
    pairs.push(pair);
    if (lines.orders.failed > 0 || (pairs.length >= FEWEST && isClear(pairs))) return;
  }
}

/** One measurement: answers within `ms`, and where the CPU time of all requests went, also of those that came later. */
async function slice(run: Run, lines: Lines, ms: number, pid?: number) {
  if (run.over !== undefined) throw new RunOver(run.over);
  const before = cpuTimes(run);
  const start = lines.total();
  const end = performance.now() + ms;
  const goesOn = () => performance.now() < end;
  const samples: number[] = [];
  const load = lines.load(goesOn, pid);
  while (goesOn() && run.over === undefined) {
    samples.push(run.workers().filter((worker) => runnableThreads(worker).length > 0).length);
    await until(() => !goesOn(), LOOK_EVERY);
  }
  const answers = lines.total() - start;
  await load;
  const used = cpuTimes(run).map(([other, time]): [number, number] => {
    return [other, time - (before.find(([known]) => known === other)?.[1] ?? 0)];
  });
  const workers = run.workers();
  const primary = run.primary();
  const sum = (times: readonly [number, number][]) => times.reduce((total, [, time]) => total + time, 0);
  return {
    answers,
    total: lines.total() - start,
    samples,
    cpu: sum(used),
    primary: sum(used.filter(([other]) => other === primary)),
    workers: sum(used.filter(([other]) => workers.includes(other))),
    // The busiest of those that are neither.
    helper: Math.max(
      0,
      ...used.filter(([other]) => other !== primary && !workers.includes(other)).map(([, time]) => time),
    ),
  };
}

/** CPU time of each process so far, in milliseconds. */
function cpuTimes(run: Run): [number, number][] {
  return run.table.pids().map((pid) => [pid, cpuMs(pid) ?? 0]);
}

/** All pairs so far say the same, and clearly: more would tell nothing new. */
function isClear(pairs: readonly Pair[]): boolean {
  const gains = pairs.map(
    ({ one, all, machineOne, machineAll }) => (all / one - 1) / (machineAll / machineOne - 1),
  );
  return gains.every((gain) => gain > 0.65) || gains.every((gain) => gain < 0.35);
}
