import type { ProgressState } from '../domain/progress.ts';

/** How many cards are due in the review today, at the least. The schedule is read only by those who have cards. */
export async function dueToday({ questions }: Pick<ProgressState, 'questions'>, now: Date): Promise<number> {
  const cards = new Map<string, readonly number[]>();
  for (const [id, { recalls }] of questions) if (recalls.length > 0) cards.set(id, recalls);
  if (cards.size === 0) return 0;
  const { countDue } = await import('../domain/review/due.ts');
  const endOfDay = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();
  return countDue(cards, now.getTime(), endOfDay);
}
