import { execFileSync } from 'node:child_process';
import { GraderError, UsageError } from '../domain/errors.ts';
import type { Event } from '../domain/event.ts';
import type { Finding } from '../domain/finding.ts';
import type { Lab, Scenario } from '../domain/lab.ts';
import type { Recording, Timeline } from '../domain/timeline.ts';
import { type Collection, collectAll, collectScenario } from '../grader/collect.ts';
import { calibrate } from '../grader/contain/calibrate.ts';
import { findEntry } from '../grader/contain/entry.ts';
import { chooseService } from '../grader/contain/service.ts';
import { chooseTier, tryTier } from '../grader/contain/tiers.ts';
import { ScenarioJudge } from '../grader/judge.ts';
import { bootFailed } from '../grader/not-run.ts';
import { againWhereNoisy } from './again.ts';
import type { GradeOptions, GradeResult } from './grading.ts';
import { judgeRecording } from './judge-recording.ts';

export { judgeRecording } from './judge-recording.ts';

/** No scenario is started when the whole grade has taken so long, in milliseconds before scaling. */
const BUDGET = 240_000;

/**
 * Grades a program (a file or a folder) for a lab. Rejects with UsageError for a bad path, GraderError for a fault of
 * the grader or the machine, and the signal's reason when aborted; in all cases nothing of the program is left.
 */
export async function gradeProgram(lab: Lab, path: string, options: GradeOptions = {}): Promise<GradeResult> {
  const start = performance.now();
  const { folder, entry } = findEntry(path, lab.entry);
  const node = options.node ?? process.execPath;
  const isolation = tierFor(options);
  const service = await chooseService(lab, options.untrusted === true);
  const measure = () => (options.calibrate ?? calibrate)(node);
  const known = options.known?.scale === 1 && !options.known.tooSlow ? options.known : undefined;
  const calibration = known ?? (await measure());
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
    ...(options.spare === undefined ? {} : { spare: options.spare }),
    ...(service === undefined ? {} : { service }),
  };
  const budget = (options.budgetMs ?? BUDGET) * calibration.scale;
  const hasTime = () => performance.now() - start < budget;
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  const first = await collectAll(
    lab.scenarios,
    async (scenario, onBooted) => {
      try {
        return await runOnce(from, scenario, { ...options, signal }, onBooted);
      } catch (error) {
        stop.abort(error);
        throw error;
      }
    },
    { goesOn: (timeline) => !bootFailed(lab, timeline), hasTime },
  );
  const { timelines, notRun } = await againWhereNoisy(lab, first, calibration, {
    calibrate: measure,
    run: (scenario, slower) =>
      runOnce({ ...from, calibration: slower }, scenario, { ...options, signal }, () => {}),
    hasTime,
    onAgain: (scenario, reason) => options.onUpdate?.({ type: 'scenario-again', scenario, reason }),
  });
  const recording: Recording = {
    schema: 1,
    lab: lab.id,
    durationMs: Math.round(performance.now() - start),
    timelines,
    ...(Object.keys(notRun).length === 0 ? {} : { notRun }),
  };
  return { verdict: judgeRecording(lab, recording), recording };
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

function tierFor(options: GradeOptions): Collection['isolation'] {
  if (options.untrusted !== true) return chooseTier(options.isolation);
  if (options.isolation !== undefined && options.isolation !== 'bubblewrap') {
    throw new UsageError(
      'untrusted-isolation',
      `--untrusted needs bubblewrap, and --isolation ${options.isolation} is less.\nLeave one of the two out.`,
    );
  }
  const bubblewrap = tryTier('bubblewrap');
  if (!bubblewrap.works) {
    throw new GraderError(
      'no-sandbox',
      `--untrusted needs bubblewrap, and it does not work here: ${bubblewrap.reason}. \`clusterprep doctor\` tells how to get it.`,
    );
  }
  return 'bubblewrap';
}

function versionOf(node: string): string {
  if (node === process.execPath) return process.version;
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
}
