import { randomInt, randomUUID } from 'node:crypto';
import type { QuizStore } from '../../app/ports.ts';
import type { SittingPlan } from '../../app/quiz.ts';
import { UsageError } from '../../domain/errors.ts';
import type { Blueprint, Question } from '../../domain/question.ts';
import { digestOf } from '../../domain/quiz/digest.ts';
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
export function newPlan(
  objectives: readonly string[],
  { count = QUESTIONS, seed = randomInt(2 ** 31) }: PlanOptions,
  content: { readonly blueprint: Blueprint; readonly bank: readonly Question[] },
  store: QuizStore,
): SittingPlan {
  if (!Number.isInteger(count) || count < 1) {
    throw new UsageError('bad-count', 'There is no quiz of so few questions.\nGive --count 1 or more.');
  }
  if (!Number.isSafeInteger(seed))
    throw new UsageError('bad-seed', 'That is no seed.\nGive --seed a whole number.');
  const { blueprint, bank } = content;
  const history = historyOf(store, bank);
  const questions = draw(bank, blueprint.objectives, { count, seed, objectives, history });
  if (questions.length === 0) {
    throw new UsageError(
      'no-questions',
      'There are no questions for these objectives yet.\nName others, or none for all.',
    );
  }
  return { id: randomUUID(), seed, questions, objectives };
}

/** What is known of each question as it stands now: one that has changed since counts as not seen. */
function historyOf(store: QuizStore, bank: readonly Question[]): History {
  const { questions } = store.state();
  const known = bank.flatMap((question): [string, { correct: boolean }][] => {
    const score = Object.hasOwn(questions, question.id) ? questions[question.id] : undefined;
    return score && score.digest === digestOf(question)
      ? [[question.id, { correct: score.lastCorrect }]]
      : [];
  });
  return new Map(known);
}
