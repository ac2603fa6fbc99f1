import type { Question } from '../../domain/question.ts';
import { entryOf, pick } from '../../store/content/bank.ts';
import type { Bank } from '../ports.ts';

/** A bank of these questions. */
export const bankOf = (questions: readonly Question[]): Bank => ({
  index: questions.map(entryOf),
  load: async (ids) => pick(questions, ids),
});
