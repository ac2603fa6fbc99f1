import type { Blueprint, Question } from '../domain/question.ts';
import { twice } from './check-kinds.ts';

/** What is wrong with the bank as a whole; single questions are looked at by `checkBank`, and proofs are run elsewhere. */
export function checkQuestions(questions: readonly Question[], blueprint: Blueprint): string[] {
  return [
    ...twice(questions.map(({ id }) => id)).map((id) => `${id}: the id is used twice`),
    ...twice(questions.map(({ prompt, code = '' }) => `${prompt}\n${code}`)).map(
      (text) => `asked twice: ${text.split('\n')[0]}`,
    ),
    ...blueprint.objectives
      .filter(({ id }) => !questions.some(({ objective }) => objective === id))
      .map(({ id }) => `no question asks for ${id}`),
    ...weights(blueprint),
  ];
}

function weights({ objectives }: Blueprint): string[] {
  const sum = objectives.reduce((total, { weight }) => total + weight, 0);
  return Math.abs(sum - 100) < 0.01 ? [] : [`the weights of the blueprint add up to ${sum}, not 100`];
}
