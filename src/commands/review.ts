import { randomInt, randomUUID } from 'node:crypto';
import { type ReviewContent, reviewToday, type Today } from '../app/review.ts';
import { mistakesOf } from '../domain/boot-mistakes.ts';
import { EXIT } from '../domain/errors.ts';
import type { ProgressState } from '../domain/progress.ts';
import { DAILY } from '../domain/review/queue.ts';
import { labSummaries, loadBlueprint, loadIndex, loadLab, loadQuestions } from '../store/content.ts';
import { openStore, type Store } from '../store/store.ts';
import { print } from '../ui/plain/print.ts';
import { dueLines, forecastLines } from '../ui/quiz/review-lines.ts';
import type { Left } from './quiz/sit.ts';
import { sitHere } from './quiz.ts';
import { tellNotes } from './store-notes.ts';

export type ReviewOptions = {
  readonly new?: number;
  readonly limit?: number;
  readonly seed?: number;
  readonly forecast?: boolean;
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly progress?: string;
};

/**
 * `clusterprep review`: the cards that are due today, with the schedule of the coming days at the end. Resolves with
 * the exit code, as a quiz does; 0 when nothing is due.
 * @throws UsageError for bad numbers
 */
export async function reviewCommand(options: ReviewOptions): Promise<number> {
  const [blueprint, index, labs] = await Promise.all([loadBlueprint(), loadIndex(), labSummaries()]);
  const store = await openStore({ progress: options.progress });
  try {
    const teaching = await teachingOf(store.state().raised);
    const limits = { fresh: options.new ?? DAILY.fresh, reviews: options.limit ?? DAILY.reviews };
    const today = () => reviewToday(store.state(), { blueprint, index, teaching }, limits, new Date());
    const begun = today();
    tellNotes(store);
    if (options.forecast === true || begun.asked.length === 0) return tell(begun, options);
    const seed = options.seed ?? randomInt(2 ** 31);
    const plan = async () => ({
      id: randomUUID(),
      seed,
      questions: await loadQuestions(begun.asked),
      objectives: [],
      mode: 'review' as const,
    });
    const bank = { index, load: loadQuestions };
    const left = await sitHere(options)({ blueprint, bank, labs, store, plan, mayResume: false });
    await tellEnd(left, { blueprint, index, teaching }, store, today(), options);
    return { done: EXIT.ok, ended: EXIT.notPassed, interrupted: EXIT.interrupted }[left.how];
  } finally {
    await store.close();
  }
}

/** The questions that teach the mistakes which failed grades have named. */
async function teachingOf(raised: ProgressState['raised']): Promise<ReadonlyMap<string, readonly string[]>> {
  const teaching = new Map<string, readonly string[]>();
  const names = Object.keys(raised);
  const known = new Set((await labSummaries()).map(({ id }) => id));
  for (const lab of new Set(names.map((name) => name.split('/')[0] ?? ''))) {
    if (!known.has(lab)) continue;
    for (const { id, questions } of mistakesOf((await loadLab(lab)).lab))
      teaching.set(`${lab}/${id}`, questions);
  }
  return teaching;
}

function tell(today: Today, { json = false }: ReviewOptions): number {
  if (json) process.stdout.write(`${JSON.stringify(summaryOf(today))}\n`);
  else print([...dueLines(today), ...forecastLines(today)]);
  return EXIT.ok;
}

async function tellEnd(
  left: Left,
  { blueprint }: ReviewContent,
  store: Store,
  after: Today,
  { json = false }: ReviewOptions,
): Promise<void> {
  if (!json) {
    if (left.how !== 'interrupted') print([[], ...forecastLines(after)]);
    return;
  }
  if (left.sitting === undefined) return;
  const { quizResult } = await import('../report/quiz-json.ts');
  const result = quizResult(left.sitting, blueprint, store.status.kind === 'ok');
  process.stdout.write(`${JSON.stringify({ ...result, after: summaryOf(after) })}\n`);
}

function summaryOf({ queue, cards, nextLearning }: Today) {
  return {
    schema: 1,
    learning: queue.learning.length,
    due: queue.due.length,
    raised: queue.raised.length,
    fresh: queue.fresh.length,
    held: queue.held,
    cards: cards.length,
    leeches: cards.filter(({ leech }) => leech).map(({ question }) => question),
    nextLearning: nextLearning === null ? null : new Date(nextLearning).toISOString(),
  };
}
