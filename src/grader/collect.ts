import { rm } from 'node:fs/promises';
import { GraderError } from '../domain/errors.ts';
import type { Event } from '../domain/event.ts';
import type { Lab, Scenario } from '../domain/lab.ts';
import type { Calibration, Isolation, NotRun, Timeline } from '../domain/timeline.ts';
import { findPm2 } from './contain/pm2.ts';
import { drawPort, releasePort } from './contain/port.ts';
import { runContained } from './contain/session.ts';
import type { Spare } from './contain/spare.ts';
import type { Service } from './run/job.ts';
import { pidNamespace } from './run/table/proc-fs.ts';
import { newScratch } from './scratch.ts';

/** How many scenarios run side by side, once the first has booted. */
const SIDE_BY_SIDE = 3;
/** Other processes may take the drawn port between the look and the start; so often another one is drawn. */
const PORTS_TRIED = 4;

export type Collection = {
  readonly lab: Lab;
  readonly folder: string;
  readonly entry: string;
  readonly node: string;
  /** As `process.version` of that Node. */
  readonly nodeVersion: string;
  readonly isolation: Isolation;
  readonly untrusted: boolean;
  readonly calibration: Calibration;
  /** May have a grading process waiting. */
  readonly spare?: Spare;
  /** What the lab's program finds beside itself. */
  readonly service?: Service;
};

export type Watcher = {
  readonly onStart: (scenario: string) => void;
  readonly onEvent: (scenario: string, event: Event) => void;
};

/** Runs one scenario on a fresh run of the program. Resolves with its timeline. Rejects with a GraderError or the signal's reason. */
export async function collectScenario(
  from: Collection,
  scenario: Scenario,
  watcher: Watcher,
  signal?: AbortSignal,
): Promise<Timeline> {
  for (let tries = 0; tries < PORTS_TRIED; tries += 1) {
    const port = await drawPort();
    const scratch = makeScratch(scenario, from.service);
    const events: Event[] = [];
    watcher.onStart(scenario.id);
    try {
      const job = {
        lab: from.lab.id,
        scenario,
        folder: from.folder,
        entry: from.entry,
        node: from.node,
        isolation: from.isolation,
        untrusted: from.untrusted,
        ...(scenario.launch === 'pm2' ? { pm2: findPm2(from.folder) } : {}),
        scale: from.calibration.scale,
        port,
        scratch,
        ...(from.service === undefined ? {} : { service: from.service }),
        hostPidNamespace: pidNamespace('self'),
        baseEnv: baseEnv(from.untrusted),
      };
      const end = await runContained(
        job,
        (event) => {
          events.push(event);
          watcher.onEvent(scenario.id, event);
        },
        signal,
        from.spare,
      );
      if (end === 'done') return timelineOf(from, scenario, events);
    } finally {
      releasePort(port);
      if (scratch !== null) await rm(scratch, { recursive: true, force: true });
    }
  }
  throw new GraderError('no-port', `Other programs took ${PORTS_TRIED} ports in a row. Try again.`);
}

function makeScratch(scenario: Scenario, service: Service | undefined): string | null {
  const asked =
    scenario.launch === 'pm2' || Object.values(scenario.env).some((value) => value.includes('{scratch}'));
  if (!asked && (service === undefined || service.form === 'given')) return null;
  return newScratch();
}

export type Collected = { readonly timelines: Timeline[]; readonly notRun: Readonly<Record<string, NotRun>> };

/** What may keep scenarios from being run; by default nothing does. */
export type Brakes = {
  /** Looks at the run of the first scenario: false when that makes all the others pointless. */
  readonly goesOn?: (first: Timeline) => boolean;
  /** Asked before each scenario. */
  readonly hasTime?: () => boolean;
};

/**
 * Runs all scenarios: the first alone until it has booted, then up to three side by side; those that say so run
 * alone. Resolves with the timelines in the lab's order, and with the scenarios that were not run.
 */
export async function collectAll(
  scenarios: readonly Scenario[],
  run: (scenario: Scenario, onBooted: () => void) => Promise<Timeline>,
  { goesOn = () => true, hasTime = () => true }: Brakes = {},
): Promise<Collected> {
  const done = new Map<string, Timeline>();
  const late = new Set<string>();
  const keep = async (scenario: Scenario, onBooted: () => void) => {
    if (hasTime()) done.set(scenario.id, await run(scenario, onBooted));
    else late.add(scenario.id);
  };
  const [leader] = [...scenarios].sort((a, b) => Number(b.alone) - Number(a.alone));
  const stopped = () => {
    const first = done.get(leader?.id ?? '');
    return first !== undefined && !goesOn(first);
  };
  for (const scenario of scenarios.filter(({ alone }) => alone)) {
    if (!stopped()) await keep(scenario, () => {});
  }
  const [first, ...rest] = scenarios.filter(({ alone }) => !alone);
  if (first !== undefined && !stopped()) {
    let firstRun: Promise<void> | undefined;
    await new Promise<void>((resolve, reject) => {
      firstRun = keep(first, resolve);
      firstRun.then(resolve, reject);
    });
    const queue = stopped() ? [] : [...rest];
    const lane = async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await keep(next, () => {});
    };
    const lanes = Array.from({ length: SIDE_BY_SIDE - 1 }, lane);
    // All must have settled before anybody hears of a failure: what still runs would be left behind.
    const settled = await Promise.allSettled([firstRun?.then(lane), ...lanes]);
    const failed = settled.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
  const notRun = scenarios.flatMap(({ id }): [string, NotRun][] =>
    done.has(id) ? [] : [[id, late.has(id) ? 'out-of-time' : 'boot-failed']],
  );
  return {
    timelines: scenarios.flatMap(({ id }) => done.get(id) ?? []),
    notRun: Object.fromEntries(notRun),
  };
}

function timelineOf(from: Collection, scenario: Scenario, events: Event[]): Timeline {
  return {
    schema: 1,
    lab: from.lab.id,
    scenario: scenario.id,
    node: from.nodeVersion,
    platform: process.platform,
    isolation: from.isolation,
    untrusted: from.untrusted,
    ...(from.service?.form === 'given' ? { network: 'host' as const } : {}),
    calibration: from.calibration,
    workers: scenario.workers,
    events,
  };
}

/** What every program gets of our environment: where commands are, and nothing of the user's. */
function baseEnv(untrusted: boolean): Record<string, string> {
  const path = process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin';
  return {
    PATH: untrusted ? '/usr/local/bin:/usr/bin:/bin' : path,
    HOME: '/tmp',
    TMPDIR: '/tmp',
    LANG: 'C.UTF-8',
  };
}
