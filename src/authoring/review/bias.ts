import type { BankFigures } from '../../domain/bank-report.ts';
import type { Question } from '../../domain/question.ts';
import { isSingle, optionsOf, rightIdsOf } from '../../domain/quiz/options.ts';

/** Of questions with four options a quarter of the longest is right by chance; half is a hint to the learner. */
const MOST = 0.45;
/** Of statements half are true by chance. */
const MOST_ALIKE = 0.7;
/** Fewer questions than this show no habit. */
const ENOUGH = 10;

/** How often length, place or verdict alone would have been the right guess. */
export function figuresOf(questions: readonly Question[]): BankFigures {
  const single = questions.filter(isSingle).map((question) => {
    const options = optionsOf(question);
    const lengths = options.map(({ text }) => text.length);
    const right = rightIdsOf(question);
    const places = options.flatMap(({ id }, at) => (right.includes(id) ? [at] : []));
    const has = (length: number): boolean => places.some((at) => lengths[at] === length);
    return {
      kind: question.kind,
      options: options.length,
      places,
      longest: has(Math.max(...lengths)),
      shortest: has(Math.min(...lengths)),
    };
  });
  // What a program prints is as long as it is, and lines of code stand where they stand.
  const worded = single.filter(({ kind }) => kind !== 'predict' && kind !== 'line');
  const four = single.filter(({ kind, options }) => kind !== 'line' && options === 4);
  const says = questions.flatMap((question) =>
    question.kind === 'truth' ? question.options.filter(({ id }) => id === question.answer) : [],
  );
  return {
    choices: worded.length,
    longest: worded.filter(({ longest }) => longest).length,
    shortest: worded.filter(({ shortest }) => shortest).length,
    places: [0, 1, 2, 3].map((place) => four.filter(({ places }) => places.includes(place)).length),
    statements: says.length,
    truths: says.filter((option) => option.says).length,
  };
}

/** What of it is more than chance, in a bank that is large enough to tell. */
export function biases(questions: readonly Question[]): string[] {
  const { choices, longest, shortest, places, statements, truths } = figuresOf(questions);
  const four = places.reduce((sum, count) => sum + count, 0);
  const alike = Math.max(truths, statements - truths);
  const found = (often: number, of: number, limit: number, what: string): string[] =>
    of >= ENOUGH && often / of > limit ? [what] : [];
  return [
    ...found(
      longest,
      choices,
      MOST,
      `in ${longest} of ${choices} questions the longest option is the right one: length gives answers away`,
    ),
    ...found(
      shortest,
      choices,
      MOST,
      `in ${shortest} of ${choices} questions the shortest option is the right one: length gives answers away`,
    ),
    ...places.flatMap((count, at) =>
      found(
        count,
        four,
        MOST,
        `in ${count} of ${four} questions option ${at + 1} is the right one: its place gives answers away`,
      ),
    ),
    ...found(
      alike,
      statements,
      MOST_ALIKE,
      `${truths} of ${statements} statements are true: the verdict alone gives answers away`,
    ),
  ];
}
