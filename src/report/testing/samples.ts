import { type Lab, labSchema } from '../../domain/lab.ts';
import { type CheckResult, type Verdict, verdictSchema } from '../../domain/verdict.ts';

const check = (id: string, title: string, points: number) => ({
  id,
  title,
  use: id,
  scenarios: ['kill-one'],
  points,
  why: `Users notice when ${id} is missing.`,
  hint: `Look at the docs for ${id}.`,
  link: 'https://nodejs.org/api/cluster.html',
});

export const lab: Lab = labSchema.parse({
  schema: 1,
  id: 'respawn',
  title: 'Replace a dead worker',
  level: 'beginner',
  objective: 'failure',
  minutes: 15,
  summary: 'Short.',
  scenarios: [{ id: 'kill-one', title: 'One is killed', workers: 3, probes: [{ use: 'kill' }] }],
  checks: [
    check('serves', 'It serves', 10),
    check('replaces-killed', 'A killed worker is replaced', 50),
    check('siblings-serve', 'The others serve on', 40),
  ],
  mistakes: [
    {
      id: 'no-exit-handler',
      name: 'Nothing listens for the end of a worker',
      confidence: 0.9,
      any: [{ checks: { 'replaces-killed': 'fail' } }],
      explanation: 'Node does not replace workers by itself.',
      remedy: "listen for 'exit' and fork.",
      source: 'https://nodejs.org/api/cluster.html',
    },
  ],
  wrong: [],
  passed: {
    proved: 'Dead workers are replaced.',
    explanation: 'The primary hears of each end.',
    read: [{ title: "Event: 'exit'", url: 'https://nodejs.org/api/cluster.html#event-exit_1' }],
  },
});

const result = (id: string, status: CheckResult['status'], max: number, because: string): CheckResult => ({
  id,
  scenarios: ['kill-one'],
  status,
  points: status === 'pass' ? max : 0,
  maxPoints: max,
  because,
  cites: [{ scenario: 'kill-one', event: 3 }],
});

const verdict = (change: Partial<Verdict>): Verdict =>
  verdictSchema.parse({
    schema: 1,
    lab: 'respawn',
    status: 'pass',
    points: 100,
    maxPoints: 100,
    durationMs: 3120,
    node: 'v24.21.0',
    platform: 'linux',
    isolation: 'bubblewrap',
    calibration: { startMs: 41.2, lagMs: 1.7, scale: 1.25, tooSlow: false },
    checks: [
      result('serves', 'pass', 10, 'worker 7 answered after 0.1 s'),
      result('replaces-killed', 'pass', 50, 'worker 12 answered 0.04 s after the kill'),
      result('siblings-serve', 'pass', 40, 'all of 20 requests were answered'),
    ],
    mistakes: [],
    error: null,
    ...change,
  });

export const passed = verdict({});

export const failed = verdict({
  status: 'fail',
  points: 10,
  checks: [
    result('serves', 'pass', 10, 'worker 7 answered after 0.1 s'),
    result(
      'replaces-killed',
      'fail',
      50,
      'worker 4312 was killed at 1.204 s; no new pid answered until 6.2 s',
    ),
    result('siblings-serve', 'unknown', 40, 'the process table could not be read'),
  ],
  mistakes: [{ id: 'no-exit-handler', name: 'Nothing listens for the end of a worker', confidence: 0.9 }],
});

export const unjudged = verdict({
  status: 'unknown',
  points: 0,
  checks: [],
  error: { code: 'no-process-table', message: 'the process table\ncannot be read' },
});

/** What a hostile program can bring into a reason, through a saved timeline. */
export const NASTY = 'a\u001b[2J\rb\u0000\u2028::error::x\n::set-env name=A::b <x> & "y" \ud800 ]]> %0A';

export const hostile = verdict({
  ...failed,
  checks: [result('serves', 'fail', 10, NASTY), result('gone-since', 'fail', 5, 'no longer in the lab')],
  mistakes: [{ id: 'gone-too', name: NASTY, confidence: 0.5 }],
});
