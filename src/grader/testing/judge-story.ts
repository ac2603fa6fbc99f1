import type { Finding } from '../../domain/finding.ts';
import { type Lab, labSchema } from '../../domain/lab.ts';
import type { Timeline } from '../../domain/timeline.ts';
import { checks } from '../checks/registry.ts';
import { View } from '../checks/view.ts';
import { judgeTimeline } from '../judge.ts';

/** A lab of one check, judged in one scenario. */
export function labOf(use: string, scenario = 'test'): Lab {
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
      { id: use, title: use, use, scenarios: [scenario], points: 10, why: 'Why.', hint: 'Hint.', link },
    ],
    mistakes: [],
    wrong: [],
    passed: { proved: 'Proved.', explanation: 'Explained.', read: [] },
  });
}

/** How a check's word changes as the timeline grows, when it should not; empty: it never does. */
export function changesOf(timeline: Timeline, use: string): string[] {
  const check = checks[use];
  if (check === undefined) return [`no check is called ${use}`];
  const view = new View(timeline);
  let before: { status: string; i: number; gap: number } | undefined;
  const changes: string[] = [];
  for (const event of timeline.events) {
    view.push(event);
    const status = check.judge(view, {})?.status ?? 'open';
    if (before !== undefined && status !== before.status) {
      // A machine that stands still later takes a limit's word back; the judge keeps the first one.
      const excused = before.status === 'fail' && status === 'unknown' && view.longestGap > before.gap;
      if (!excused)
        changes.push(`${use}: ${before.status} at event ${before.i}, ${status} at event ${event.i}`);
    }
    if (status !== 'open') before ??= { status, i: event.i, gap: view.longestGap };
  }
  return changes;
}

/** The finding of one check on a story; throws when its word changes as the story goes on. */
export function judged(timeline: Timeline, use: string): Finding {
  const changes = changesOf(timeline, use);
  if (changes.length > 0) throw new Error(changes.join('; '));
  const [finding] = judgeTimeline(labOf(use, timeline.scenario), timeline);
  return finding ?? { check: use, status: 'open', because: '', cites: [] };
}
