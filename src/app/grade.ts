import { execFileSync } from 'node:child_process';
import { GraderError } from '../domain/errors.ts';
import type { Event } from '../domain/event.ts';
import type { Finding } from '../domain/finding.ts';
import type { Lab, Scenario } from '../domain/lab.ts';
import type { Recording, Timeline } from '../domain/timeline.ts';
import type { Verdict } from '../domain/verdict.ts';
import { type Collection, collectAll, collectScenario } from '../grader/collect.ts';
import { calibrate } from '../grader/contain/calibrate.ts';
import { findEntry } from '../grader/contain/entry.ts';
import { chooseTier, tryTier } from '../grader/contain/tiers.ts';
import { diagnose } from '../grader/diagnose.ts';
import { factsOf } from '../grader/facts.ts';
import { combine, judgeTimeline, ScenarioJudge, statusOf } from '../grader/judge.ts';
import type { GradeOptions, GradeResult } from './grading.ts';

/** When a limit of time was broken, and the machine is slower than measured by this factor, the scenario runs again. */
const MUCH_SLOWER = 1.25;

/**
 * Grades a program (a file or a folder) for a lab. Rejects with UsageError for a bad path, GraderError for a fault of
 * the grader or the machine, and the signal's reason when aborted; in all cases nothing of the program is left.
 */
export async function gradeProgram(lab: Lab, path: string, options: GradeOptions = {}): Promise<GradeResult> {
  const start = performance.now();
  const { folder, entry } = findEntry(path, lab.entry);
  const node = options.node ?? process.execPath;
  const isolation = tierFor(options);
  const calibration = await calibrate(node);
  options.signal?.throwIfAborted();
  options.onUpdate?.({ type: 'ready', calibration, isolation });
  const from: Collection = {
    lab,
    folder,
    entry,
    node,
    nodeVersion: versionOf(node),
    isolation,
    untrusted: options.untrusted === true,
    calibration,
  };
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  const timelines = await collectAll(lab.scenarios, async (scenario, onBooted) => {
    try {
      return await runOnce(from, scenario, { ...options, signal }, onBooted);
    } catch (error) {
      stop.abort(error);
      throw error;
    }
  });
  const settled = await againWhereNoisy(from, timelines, { ...options, signal });
  const recording: Recording = {
    schema: 1,
    lab: lab.id,
    durationMs: Math.round(performance.now() - start),
    timelines: settled,
  };
  return { verdict: judgeRecording(lab, recording), recording };
}

/** Judges saved timelines again: the same verdict for the same events. Throws GraderError when they are of no use. */
export function judgeRecording(lab: Lab, recording: Recording): Verdict {
  const [first] = recording.timelines;
  if (first === undefined) throw new GraderError('no-timeline', 'The recording holds no timeline.');
  const findings = new Map(
    recording.timelines.map((timeline) => [timeline.scenario, judgeTimeline(lab, timeline)]),
  );
  const checks = combine(lab, findings);
  const status = statusOf(checks);
  const facts = new Map(recording.timelines.map((timeline) => [timeline.scenario, factsOf(timeline)]));
  const states = new Map(checks.map((check) => [check.id, check.status]));
  return {
    schema: 1,
    lab: lab.id,
    status,
    points: checks.reduce((sum, { points }) => sum + points, 0),
    maxPoints: checks.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
    durationMs: recording.durationMs,
    node: first.node,
    platform: first.platform,
    isolation: first.isolation,
    calibration: slowest(recording.timelines),
    checks,
    mistakes: status === 'fail' ? diagnose(lab, states, facts) : [],
    error: null,
  };
}

function slowest(timelines: readonly Timeline[]): Verdict['calibration'] {
  const [first, ...rest] = timelines.map(({ calibration }) => calibration);
  if (first === undefined) throw new GraderError('no-timeline', 'The recording holds no timeline.');
  return rest.reduce((a, b) => (b.scale > a.scale ? b : a), first);
}

async function runOnce(
  from: Collection,
  scenario: Scenario,
  options: GradeOptions,
  onBooted: () => void,
): Promise<Timeline> {
  let judge = judgeFor(from, scenario);
  const tell = (findings: readonly Finding[]) => {
    for (const finding of findings) options.onUpdate?.({ type: 'finding', scenario: scenario.id, finding });
  };
  const timeline = await collectScenario(
    from,
    scenario,
    {
      onStart: (id) => {
        // Also after a port was taken: everything anew.
        judge = judgeFor(from, scenario);
        options.onUpdate?.({ type: 'scenario-start', scenario: id });
      },
      onEvent: (id, event: Event) => {
        options.onUpdate?.({ type: 'event', scenario: id, event });
        if (event.kind === 'mark' && event.name === 'booted') onBooted();
        tell(judge.push(event));
      },
    },
    options.signal,
  );
  options.onUpdate?.({ type: 'scenario-end', scenario: scenario.id });
  return timeline;
}

function judgeFor(from: Collection, scenario: Scenario): ScenarioJudge {
  const { calibration, lab } = from;
  return new ScenarioJudge(lab, {
    scenario: scenario.id,
    calibration,
    platform: process.platform,
    workers: scenario.workers,
  });
}

/** A machine that became slower during the grade may have broken limits of time: those scenarios run once more. */
async function againWhereNoisy(
  from: Collection,
  timelines: Timeline[],
  options: GradeOptions,
): Promise<Timeline[]> {
  const timed = timelines.filter((timeline) =>
    judgeTimeline(from.lab, timeline).some((finding) => finding.timed === true),
  );
  if (timed.length === 0) return timelines;
  const now = await calibrate(from.node);
  const muchSlower = now.scale > from.calibration.scale * MUCH_SLOWER;
  const again = timed.filter(
    (timeline) =>
      muchSlower ||
      judgeTimeline(from.lab, timeline).some(({ timed, status }) => timed && status === 'unknown'),
  );
  const settled = [...timelines];
  const slower = { ...from, calibration: now.scale > from.calibration.scale ? now : from.calibration };
  for (const timeline of again) {
    const scenario = from.lab.scenarios.find(({ id }) => id === timeline.scenario);
    if (scenario === undefined) continue;
    const reason = `the machine was busier than measured (now ${now.scale} × the usual time)`;
    options.onUpdate?.({ type: 'scenario-again', scenario: scenario.id, reason });
    settled[timelines.indexOf(timeline)] = await runOnce(slower, scenario, options, () => {});
  }
  return settled;
}

function tierFor(options: GradeOptions): Collection['isolation'] {
  if (options.untrusted !== true) return chooseTier(options.isolation);
  const bubblewrap = tryTier('bubblewrap');
  if (!bubblewrap.works) {
    throw new GraderError(
      'no-sandbox',
      `--untrusted needs bubblewrap, and it does not work here: ${bubblewrap.reason}.`,
    );
  }
  return 'bubblewrap';
}

function versionOf(node: string): string {
  if (node === process.execPath) return process.version;
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
}
