import type { ProgressState } from '../domain/progress.ts';
import { DAILY, midnight } from '../domain/review/queue.ts';

type Known = readonly { readonly id: string }[];

/** How many cards of the bank are due in the review now. The schedule is read only by those who have cards. */
export async function dueToday(
  { questions }: Pick<ProgressState, 'questions'>,
  bank: Known,
  now: Date,
): Promise<number> {
  for (const { recalls } of questions.values())
    if (recalls.length > 0) return (await dueCounter())({ questions }, bank, now);
  return 0;
}

/** The same for those who can wait for it before, and not then. */
export async function dueCounter(): Promise<
  (state: Pick<ProgressState, 'questions'>, bank: Known, now: Date) => number
> {
  const { countDue } = await import('../domain/review/due.ts');
  return ({ questions }, bank, now) => {
    const cards = bank.flatMap(({ id }) => {
      const recalls = questions.get(id)?.recalls ?? [];
      return recalls.length > 0 ? [{ question: id, recalls }] : [];
    });
    return countDue(cards, {
      now: now.getTime(),
      startOfDay: midnight(now),
      endOfDay: midnight(now, 1),
      reviews: DAILY.reviews,
    });
  };
}
