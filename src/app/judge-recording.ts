import { GraderError } from '../domain/errors.ts';
import type { Lab } from '../domain/lab.ts';
import type { Recording, Timeline } from '../domain/timeline.ts';
import type { Verdict } from '../domain/verdict.ts';
import { diagnose } from '../grader/diagnose.ts';
import { combine, statusOf } from '../grader/judge.ts';
import { allFactsOf, findingsOf } from '../grader/not-run.ts';

/** Judges saved timelines again: the same verdict for the same events. Throws GraderError when they are of no use. */
export function judgeRecording(lab: Lab, recording: Recording): Verdict {
  const [first] = recording.timelines;
  if (first === undefined) throw new GraderError('no-timeline', 'The recording holds no timeline.');
  const checks = combine(lab, findingsOf(lab, recording));
  const status = statusOf(checks);
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
    ...(first.network === undefined ? {} : { network: first.network }),
    calibration: slowest(first, recording.timelines),
    checks,
    mistakes: status === 'fail' ? diagnose(lab, states, allFactsOf(lab, recording)) : [],
    error: null,
  };
}

function slowest(first: Timeline, timelines: readonly Timeline[]): Verdict['calibration'] {
  return timelines.reduce(
    (slow, { calibration }) => (calibration.scale > slow.scale ? calibration : slow),
    first.calibration,
  );
}
