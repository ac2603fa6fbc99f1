import { allAnswered, coldAnswers, firstAnswers, nearMiss, readyLines } from '../checks/ready.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** When a program said that it is ready, and who answered then. */
export function readyFacts(view: View): LooseFacts {
  const seen = view.mark('ready-seen');
  if (seen === undefined && view.mark('no-ready') === undefined && view.condition('stage') === undefined)
    return {};
  const lines = readyLines(view);
  const all = allAnswered(view);
  const [line] = lines;
  const [first] = firstAnswers(view);
  const forked = view.workers()[(view.expected ?? 1) - 1];
  const near = nearMiss(view);
  return {
    'ready-lines': lines.length,
    'ready-at-ms': line === undefined ? undefined : Math.round(line.t),
    'ready-after-fork-ms':
      line === undefined || forked === undefined ? undefined : Math.round(line.t - forked.born.t),
    // Negative: the line came first.
    'ready-after-all-ms': line === undefined || all === undefined ? undefined : Math.round(line.t - all.t),
    'ready-after-first-ms':
      line === undefined || first === undefined ? undefined : Math.round(line.t - first.t),
    'ready-answering': seen === undefined ? undefined : view.pids('ready-checked', 'seen').length,
    'ready-near-miss': line !== undefined || near === undefined ? 'none' : near.stream,
    'cold-answers': coldAnswers(view).length,
    'all-came-up': all !== undefined,
  };
}
