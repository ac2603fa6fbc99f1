import { randomInt, randomUUID } from 'node:crypto';
import type { Bank, QuizStore } from '../../app/ports.ts';
import type { SittingPlan } from '../../app/quiz.ts';
import { UsageError } from '../../domain/errors.ts';
import type { Blueprint, QuestionEntry } from '../../domain/question.ts';
import { draw, type History } from '../../domain/quiz/draw.ts';

const QUESTIONS = 10;

export type PlanOptions = { readonly count?: number; readonly seed?: number };

/** Refuses objectives that do not exist, each with the nearest name. */
export async function checkObjectives(wanted: readonly string[], blueprint: Blueprint): Promise<void> {
  const ids = blueprint.objectives.map(({ id }) => id);
  const unknown = wanted.find((each) => !ids.includes(each));
  if (unknown === undefined) return;
  const { noSuch } = await import('../../store/content/nearest.ts');
  const message = noSuch('objective', unknown, ids, `The objectives are: ${ids.join(', ')}.`);
  throw new UsageError('unknown-objective', message);
}

/** Draws a new quiz from the bank. */
export async function newPlan(
  objectives: readonly string[],
  { count = QUESTIONS, seed = randomInt(2 ** 31) }: PlanOptions,
  content: { readonly blueprint: Blueprint; readonly bank: Bank },
  store: QuizStore,
): Promise<SittingPlan> {
  if (!Number.isInteger(count) || count < 1) {
    throw new UsageError('bad-count', 'There is no quiz of so few questions.\nGive --count 1 or more.');
  }
  if (!Number.isSafeInteger(seed))
    throw new UsageError('bad-seed', 'That is no seed.\nGive --seed a whole number.');
  const { blueprint, bank } = content;
  const history = historyOf(store, bank.index);
  const drawn = draw(bank.index, blueprint.objectives, { count, seed, objectives, history });
  if (drawn.length === 0) {
    throw new UsageError(
      'no-questions',
      'There are no questions for these objectives.\nName others, or none for all.',
    );
  }
  const questions = await bank.load(drawn.map(({ id }) => id));
  return { id: randomUUID(), seed, questions, objectives };
}

/** What is known of each question as it stands now: one that has changed since counts as not seen. */
function historyOf(store: QuizStore, index: readonly QuestionEntry[]): History {
  const { questions } = store.state();
  const known = new Map<string, { correct: boolean }>();
  for (const { id, digest } of index) {
    const score = questions.get(id);
    if (score?.digest === digest) known.set(id, { correct: score.lastCorrect });
  }
  return known;
}
