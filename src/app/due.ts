import type { ProgressState } from '../domain/progress.ts';

/** How many cards are due in the review today, at the least. The schedule is read only by those who have cards. */
export async function dueToday({ questions }: Pick<ProgressState, 'questions'>, now: Date): Promise<number> {
  if (!cardsIn(questions).next().value) return 0;
  const { countDue } = await import('../domain/review/due.ts');
  const endOfDay = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();
  return countDue(cardsIn(questions), now.getTime(), endOfDay);
}

function* cardsIn(questions: ProgressState['questions']) {
  for (const [question, { recalls }] of questions) if (recalls.length > 0) yield { question, recalls };
}
