import type { Finding } from '../domain/finding.ts';
import type { Lab, Scenario } from '../domain/lab.ts';
import type { Calibration, NotRun, Timeline } from '../domain/timeline.ts';
import type { Collected } from '../grader/collect.ts';
import { judgeTimeline } from '../grader/judge.ts';
import { hasBooted } from '../grader/not-run.ts';

/** When a limit of time was broken, and the machine is slower than measured by this factor, the scenario runs again. */
const MUCH_SLOWER = 1.25;

export type Tools = {
  readonly calibrate: () => Promise<Calibration>;
  /** Runs a scenario once more. */
  readonly run: (scenario: Scenario, calibration: Calibration) => Promise<Timeline>;
  /** Whether the budget of the whole grade still allows a run. */
  readonly hasTime: () => boolean;
  readonly onAgain: (scenario: string, reason: string) => void;
};

/** A machine that became slower during the grade may have broken limits of time: those scenarios run once more. */
export async function againWhereNoisy(
  lab: Lab,
  collected: Collected,
  measured: Calibration,
  tools: Tools,
): Promise<Collected> {
  const timed = collected.timelines.flatMap((timeline) => {
    const findings = judgeTimeline(lab, timeline).filter((finding) => finding.timed === true);
    return findings.length === 0 ? [] : [{ timeline, findings }];
  });
  if (timed.length === 0) return collected;
  const now = await tools.calibrate();
  const muchSlower = now.scale > measured.scale * MUCH_SLOWER;
  const slower = now.scale > measured.scale ? now : measured;
  const settled = [...collected.timelines];
  const notRun: Record<string, NotRun> = { ...collected.notRun };
  for (const { timeline, findings } of timed) {
    const scenario = lab.scenarios.find(({ id }) => id === timeline.scenario);
    if (scenario === undefined || !isNoisy(timeline, findings, muchSlower)) continue;
    if (!tools.hasTime()) {
      notRun[scenario.id] = 'out-of-time';
      continue;
    }
    tools.onAgain(scenario.id, `the machine was busier than measured (now ${now.scale} × the usual time)`);
    settled[settled.indexOf(timeline)] = await tools.run(scenario, slower);
  }
  return { timelines: settled, notRun };
}

/** The limit of a boot is a hundred times what a boot takes: only a machine that was too slow to tell excuses it. */
function isNoisy(timeline: Timeline, findings: readonly Finding[], muchSlower: boolean): boolean {
  return (muchSlower && hasBooted(timeline)) || findings.some(({ status }) => status === 'unknown');
}
