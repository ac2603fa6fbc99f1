import type { KeptConnection } from '../run/client.ts';
import { type Probe, type Run, RunOver, Unmet } from '../run/run.ts';
import { until } from '../run/until.ts';
import { numberOf } from './parameters.ts';

/** A fresh connection is opened so often, in milliseconds before scaling; every third asks for slow work. */
const EVERY = 20;
const SLOW_WORK = 100;
/** So many kept connections ask all the time, each for work of this length, before scaling. */
const KEPT = 4;
const KEPT_WORK = 60;
/** A request that is not answered in this time hangs, before scaling. */
const HANGS = 3000;
/** No more requests than this wait at once: a server that answers nobody is told by these. */
const MOST_OPEN = 80;

type Load = {
  stopped: boolean;
  open: number;
  /** Of the slow work, and between two fresh connections, in milliseconds on this machine. */
  readonly slow: number;
  readonly every: number;
  readonly lines: Promise<void>[];
};
const loads = new WeakMap<Run, Load>();

/**
 * Begins to send requests in the background, on fresh connections and on kept ones, until `load-stop`; all have the tag
 * `load`. `every` (before scaling) and `kept` tell how many; `slow` is how long the slow work takes, the same on every
 * machine, for a program whose own limits are. Marks `load-start`.
 */
export const loadStart: Probe = async (run, parameters) => {
  const slow = numberOf(parameters, 'slow', run.scaled(SLOW_WORK));
  const every = run.scaled(numberOf(parameters, 'every', EVERY));
  const load: Load = { stopped: false, open: 0, slow, every, lines: [] };
  loads.set(run, load);
  run.mark('load-start');
  load.lines.push(freshLine(run, load));
  for (let line = 0; line < numberOf(parameters, 'kept', KEPT); line += 1)
    load.lines.push(keptLine(run, load));
};

/** Ends the load after `after` ms more (default: 200), and waits for what is still unanswered. Marks `load-stop`. */
export const loadStop: Probe = async (run, parameters) => {
  const load = loads.get(run);
  if (load === undefined) throw new Unmet('load', 'no load was started', 'outside');
  await until(() => over(run, load), run.scaled(numberOf(parameters, 'after', 200)));
  load.stopped = true;
  await Promise.all(load.lines);
  await until(() => load.open === 0 || run.over !== undefined, run.scaled(HANGS) + load.slow + 500);
  if (run.over !== undefined) throw new RunOver(run.over);
  run.mark('load-stop');
};

/** Without a primary nobody is served any more, and one refusal says as much as hundreds. */
function over(run: Run, load: Load): boolean {
  return load.stopped || run.over !== undefined || run.primaryGone();
}

async function freshLine(run: Run, load: Load): Promise<void> {
  for (let sent = 0; !over(run, load); sent += 1) {
    if (load.open < MOST_OPEN) void send(run, load, sent % 3 === 0 ? `/work?ms=${load.slow}` : '/');
    await until(() => over(run, load), load.every);
  }
}

async function keptLine(run: Run, load: Load): Promise<void> {
  let connection = run.client.keep();
  while (!over(run, load)) {
    const response = await send(run, load, `/work?ms=${run.scaled(KEPT_WORK)}`, connection);
    if (response.ok && response.keeps !== false) continue;
    connection.agent.destroy();
    connection = run.client.keep();
    if (!response.ok) await until(() => over(run, load), run.scaled(EVERY));
  }
}

async function send(run: Run, load: Load, path: string, on?: KeptConnection) {
  load.open += 1;
  const asked = run.client.ask({
    tag: 'load',
    path,
    timeout: run.scaled(HANGS) + load.slow,
    ...(on === undefined ? {} : { on }),
  });
  const response = await asked.response;
  load.open -= 1;
  run.noteAnswer(response);
  return response;
}
