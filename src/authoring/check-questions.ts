import type { Blueprint, Question } from '../domain/question.ts';
import { brokenKind, twice } from './check-kinds.ts';

/** What is wrong with the bank as data; proofs are run elsewhere. */
export function checkQuestions(questions: readonly Question[], blueprint: Blueprint): string[] {
  return [
    ...twice(questions.map(({ id }) => id)).map((id) => `${id}: the id is used twice`),
    ...twice(questions.map(({ prompt, code = '' }) => `${prompt}\n${code}`)).map(
      (text) => `asked twice: ${text.split('\n')[0]}`,
    ),
    ...questions
      .filter(({ objective }) => !blueprint.objectives.some(({ id }) => id === objective))
      .map(({ id, objective }) => `${id}: there is no objective ${objective}`),
    ...blueprint.objectives
      .filter(({ id }) => !questions.some(({ objective }) => objective === id))
      .map(({ id }) => `no question asks for ${id}`),
    ...weights(blueprint),
    ...questions.flatMap((question) => brokenKind(question).map((what) => `${question.id}: ${what}`)),
    ...lengthBias(questions),
  ];
}

function weights({ objectives }: Blueprint): string[] {
  const sum = objectives.reduce((total, { weight }) => total + weight, 0);
  return Math.abs(sum - 100) < 0.01 ? [] : [`the weights of the blueprint add up to ${sum}, not 100`];
}

/** Of `one` questions with four options a quarter of the longest is right by chance; half is a hint to the learner. */
const MOST_LONGEST = 0.45;

function lengthBias(questions: readonly Question[]): string[] {
  const single = questions.filter((question) => question.kind === 'one');
  const longest = single.filter(({ options, answer }) => {
    const most = Math.max(...options.map(({ text }) => text.length));
    return options.find(({ id }) => id === answer)?.text.length === most;
  });
  const share = longest.length / Math.max(1, single.length);
  return share <= MOST_LONGEST || single.length < 10
    ? []
    : [
        `in ${longest.length} of ${single.length} questions the longest option is the right one: length gives answers away`,
      ];
}
