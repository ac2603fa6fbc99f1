import type { LabCheck } from '../domain/lab.ts';
import type { Timeline } from '../domain/timeline.ts';
import { checks } from './checks/registry.ts';
import { View } from './checks/view.ts';

/**
 * How a check's word first changes as the timeline grows, when it should not; empty: it never does. Every prefix of
 * the timeline is judged.
 */
export function changesOf(
  timeline: Timeline,
  { use, with: parameters }: Pick<LabCheck, 'use' | 'with'>,
): string[] {
  const check = checks[use];
  if (check === undefined) return [`no check is called ${use}`];
  const view = new View(timeline);
  let before: { status: string; i: number; gap: number } | undefined;
  for (const event of timeline.events) {
    view.push(event);
    const status = check.judge(view, parameters)?.status ?? 'open';
    if (before !== undefined && status !== before.status) {
      // A machine that stands still later takes a limit's word back, and what is made of several checks is open again
      // then; the judge keeps the first one.
      const takenBack = status === 'unknown' || status === 'open';
      const excused = before.status === 'fail' && takenBack && view.longestGap > before.gap;
      if (!excused) return [`${use}: ${before.status} at event ${before.i}, ${status} at event ${event.i}`];
    }
    if (status !== 'open') before ??= { status, i: event.i, gap: view.longestGap };
  }
  return [];
}
