import type { Finding } from '../../domain/finding.ts';
import { type Lab, labSchema } from '../../domain/lab.ts';
import type { Timeline } from '../../domain/timeline.ts';
import { judgeTimeline } from '../judge.ts';
import { changesOf } from '../prefixes.ts';

type Parameters = Lab['checks'][number]['with'];

/** A lab of one check, judged in one scenario. */
export function labOf(use: string, scenario = 'test', parameters: Parameters = {}): Lab {
  const link = 'https://nodejs.org/api/cluster.html';
  return labSchema.parse({
    schema: 1,
    id: 'test-lab',
    title: 'A lab of one check',
    level: 'beginner',
    objective: 'testing',
    minutes: 1,
    summary: 'For tests.',
    scenarios: [{ id: scenario, title: 'Test', workers: 3, probes: [{ use: 'steady' }] }],
    checks: [
      {
        id: use,
        title: use,
        use,
        with: parameters,
        scenarios: [scenario],
        points: 10,
        why: 'Why.',
        hint: 'Hint.',
        link,
      },
    ],
    mistakes: [],
    wrong: [],
    passed: { proved: 'Proved.', explanation: 'Explained.', read: [] },
  });
}

/** The finding of one check on a story; throws when its word changes as the story goes on. */
export function judged(timeline: Timeline, use: string, parameters: Parameters = {}): Finding {
  const changes = changesOf(timeline, { use, with: parameters });
  if (changes.length > 0) throw new Error(changes.join('; '));
  const [finding] = judgeTimeline(labOf(use, timeline.scenario, parameters), timeline);
  return finding ?? { check: use, status: 'open', because: '', cites: [] };
}
