import type { Event, NewEvent } from '../event.ts';
import { type Lab, labSchema } from '../lab.ts';
import type { Recording } from '../timeline.ts';
import type { Verdict } from '../verdict.ts';

/** A small lab for tests: two scenarios, three checks, two hints. */
export const testLab = (): Lab => {
  const check = (id: string, scenarios: string[], points: number) => ({
    id,
    title: `Title of ${id}`,
    use: id,
    scenarios,
    points,
    why: `Why ${id} matters.`,
    hint: `Hint for ${id}.`,
    link: 'https://nodejs.org/api/cluster.html',
  });
  const scenario = (id: string) => ({ id, title: `Scenario ${id}`, workers: 2, probes: [{ use: 'boot' }] });
  return labSchema.parse({
    schema: 1,
    id: 'test-lab',
    title: 'A lab for tests',
    level: 'beginner',
    objective: 'shutdown',
    minutes: 25,
    summary: 'Say in one line what it asks.',
    hints: [
      { text: 'The first hint.', cost: 5 },
      { text: 'The second hint.', cost: 10 },
    ],
    scenarios: [scenario('drain'), scenario('stuck')],
    checks: [
      check('serves', ['drain', 'stuck'], 20),
      check('finishes', ['drain'], 40),
      check('ends', ['stuck'], 40),
    ],
    mistakes: [
      {
        id: 'exits-at-once',
        name: 'It exits at once',
        confidence: 0.9,
        any: [{ checks: { finishes: 'fail' } }],
        explanation: 'The process ends before its answers are written.',
        remedy: 'Wait for the last answer, then exit.',
        source: 'https://nodejs.org/api/process.html',
      },
    ],
    wrong: [],
    passed: {
      proved: 'No request was lost.',
      explanation: 'Draining means to finish what was begun.',
      read: [{ title: 'Cluster', url: 'https://nodejs.org/api/cluster.html' }],
    },
  });
};

/** Numbers and times hand-written events: the n-th stands at n × 10 ms unless it says otherwise. */
export const timelineOf = (...events: NewEvent[]): Event[] =>
  events.map((event, i) => ({ ...event, i, t: event.t ?? i * 10 }));

/** A verdict on the test lab in which `status` holds for every check that is not named. */
export const testVerdict = (
  named: Record<string, 'pass' | 'fail' | 'unknown'>,
  rest: 'pass' | 'fail' = 'pass',
): Verdict => {
  const checks = testLab().checks.map(({ id, scenarios, points }) => {
    const status = named[id] ?? rest;
    return {
      id,
      scenarios,
      status,
      points: status === 'pass' ? points : 0,
      maxPoints: points,
      because: `${id} was seen to ${status}.`,
      cites: [],
    };
  });
  const points = checks.reduce((sum, each) => sum + each.points, 0);
  const has = (status: string): boolean => checks.some((each) => each.status === status);
  const failed = has('fail');
  return {
    schema: 1,
    lab: 'test-lab',
    status: failed ? 'fail' : has('unknown') ? 'unknown' : 'pass',
    points,
    maxPoints: 100,
    durationMs: 1200,
    node: 'v24.0.0',
    platform: 'linux',
    isolation: 'bubblewrap',
    calibration: { startMs: 30, lagMs: 1, scale: 1, tooSlow: false },
    checks,
    mistakes: failed ? [{ id: 'exits-at-once', name: 'It exits at once', confidence: 0.9 }] : [],
    error: null,
  };
};

export const testRecording = (): Recording => ({
  schema: 1,
  lab: 'test-lab',
  durationMs: 1200,
  timelines: [],
});
