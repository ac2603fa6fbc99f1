import { type Coverage, coverageSchema } from '../../domain/coverage.ts';
import { type Question, questionSchema } from '../../domain/question.ts';

const option = (id: string, text = `Option ${id}`) => ({
  id,
  text,
  because: `This is the reason of ${id}, told at length.`,
});

/** A sound question of the kind `one`, with `change` in it. */
export const one = (id: string, change: object = {}): Question =>
  questionSchema.parse({
    id,
    objective: 'balancing',
    kind: 'one',
    level: 'apply',
    prompt: `What of ${id} is so?`,
    options: ['a', 'b', 'c', 'd'].map((each) => option(each)),
    answer: 'a',
    explanation: 'It is so because it was measured.',
    source: 'https://nodejs.org/api/cluster.html#how-it-works',
    ...change,
  });

/** Options with these texts, called a, b, c and so on. */
export const options = (...texts: string[]): object[] =>
  texts.map((text, at) => option('abcdefgh'.charAt(at), text));

/** One group with these topics. */
export const coverage = (topics: readonly object[], plainWords: readonly string[] = []): Coverage =>
  coverageSchema.parse({ plainWords, groups: [{ title: 'cluster', topics }] });
