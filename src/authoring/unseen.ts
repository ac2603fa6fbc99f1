import type { Lab } from '../domain/lab.ts';
import type { AnswerResult } from './grade-answer.ts';

/**
 * Mistakes of a lab that no grade of its answers was told, as one note: what they tell is reasoned from facts and
 * checks, and was never seen of a program. Empty when all were.
 */
export function unseenMistakes(
  { id, mistakes }: Pick<Lab, 'id' | 'mistakes'>,
  results: readonly Pick<AnswerResult, 'verdict'>[],
): string[] {
  const seen = new Set(results.flatMap(({ verdict }) => verdict?.mistakes.map((named) => named.id) ?? []));
  const unseen = mistakes.map((mistake) => mistake.id).filter((mistake) => !seen.has(mistake));
  if (unseen.length === 0) return [];
  return [`${id}: no answer shows ${unseen.length} of ${mistakes.length} mistakes: ${unseen.join(', ')}`];
}
