import type { Blueprint, Question } from '../domain/question.ts';
import { isSingle, optionsOf, rightIdsOf } from '../domain/quiz/options.ts';
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
    ...lengthBias(questions),
    ...truthBias(questions),
  ];
}

function weights({ objectives }: Blueprint): string[] {
  const sum = objectives.reduce((total, { weight }) => total + weight, 0);
  return Math.abs(sum - 100) < 0.01 ? [] : [`the weights of the blueprint add up to ${sum}, not 100`];
}

/** Of questions with four options a quarter of the longest is right by chance; half is a hint to the learner. */
const MOST_LONGEST = 0.45;
/** Of statements half are true by chance. */
const MOST_ALIKE = 0.7;
/** Fewer questions than this show no habit. */
const ENOUGH = 10;

function lengthBias(questions: readonly Question[]): string[] {
  // What a program prints is as long as it is.
  const single = questions.filter(
    (question) => isSingle(question) && !['predict', 'line'].includes(question.kind),
  );
  const longest = single.filter((question) => {
    const options = optionsOf(question);
    const most = Math.max(...options.map(({ text }) => text.length));
    const right = rightIdsOf(question);
    return options.some(({ id, text }) => right.includes(id) && text.length === most);
  });
  const share = longest.length / Math.max(1, single.length);
  return share <= MOST_LONGEST || single.length < ENOUGH
    ? []
    : [
        `in ${longest.length} of ${single.length} questions the longest option is the right one: length gives answers away`,
      ];
}

function truthBias(questions: readonly Question[]): string[] {
  const says = questions.flatMap((question) =>
    question.kind === 'truth' ? question.options.filter(({ id }) => id === question.answer) : [],
  );
  const truths = says.filter((option) => option.says).length;
  const share = Math.max(truths, says.length - truths) / Math.max(1, says.length);
  return share <= MOST_ALIKE || says.length < ENOUGH
    ? []
    : [`${truths} of ${says.length} statements are true: the verdict alone gives answers away`];
}
