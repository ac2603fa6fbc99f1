import { randomInt, randomUUID } from 'node:crypto';
import type { Step } from '../../domain/learn.ts';
import { labSummaries, loadBlueprint, loadIndex, loadQuestions } from '../../store/content.ts';
import type { Store } from '../../store/store.ts';
import type { Room } from '../quiz/sit.ts';

/** A sitting of the one question that ends a step. An interrupted quiz is left for `quiz` to offer. */
export async function roomOf(step: Step, store: Store): Promise<Room> {
  const [blueprint, index, labs] = await Promise.all([loadBlueprint(), loadIndex(), labSummaries()]);
  const plan = async () => {
    const questions = await loadQuestions([step.question]);
    return { id: randomUUID(), seed: randomInt(2 ** 31), questions, objectives: [] };
  };
  return { blueprint, bank: { index, load: loadQuestions }, labs, store, plan, mayResume: false };
}
