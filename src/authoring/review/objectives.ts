import type { Counts, ObjectiveCoverage } from '../../domain/bank-report.ts';
import type { Blueprint, Question } from '../../domain/question.ts';

/** An objective may have this much more or less of the questions than its weight, as a factor. */
const LEAST = 0.7;
const MOST = 1.5;

/** What a whole bank has at the least. */
export const WHOLE = { questions: 310, runs: 20, ofEachKind: 10, ofEachLevel: 0.1 };
const KINDS: readonly Question['kind'][] = [
  'one',
  'several',
  'truth',
  'order',
  'match',
  'fill',
  'predict',
  'line',
  'timeline',
  'run',
];
const LEVELS: readonly Question['level'][] = ['recall', 'apply', 'analyse', 'judge'];

/** How many of the questions are of each kind, and of each level; those of which there is none are there with 0. */
export const kindsOf = (questions: readonly Question[]): Counts =>
  counts(
    KINDS,
    questions.map(({ kind }) => kind),
  );
export const levelsOf = (questions: readonly Question[]): Counts =>
  counts(
    LEVELS,
    questions.map(({ level }) => level),
  );

/** What is asked for each objective, in the blueprint's order. */
export function objectiveCoverage(
  questions: readonly Question[],
  { objectives }: Blueprint,
): ObjectiveCoverage[] {
  return objectives.map(({ id, title, weight }) => {
    const mine = questions.filter(({ objective }) => objective === id);
    return {
      objective: id,
      title,
      weight,
      share: (100 * mine.length) / Math.max(1, questions.length),
      questions: mine.length,
      levels: levelsOf(mine),
      kinds: kindsOf(mine),
    };
  });
}

/** What a bank lacks that shall prepare from zero to ready: questions, kinds, levels, and the spread over the blueprint. */
export function thinPlaces(questions: readonly Question[], blueprint: Blueprint): string[] {
  const kinds = kindsOf(questions);
  const few = Object.entries(kinds).filter(([, count]) => count < WHOLE.ofEachKind);
  const thin = Object.entries(levelsOf(questions)).filter(
    ([, count]) => count < WHOLE.ofEachLevel * questions.length,
  );
  return [
    ...(questions.length < WHOLE.questions
      ? [`the bank has ${questions.length} questions, and should have ${WHOLE.questions}`]
      : []),
    ...((kinds.run ?? 0) < WHOLE.runs
      ? [`only ${kinds.run} questions run a program, not ${WHOLE.runs}`]
      : []),
    ...few.map(([kind, count]) => `only ${count} questions are of the kind ${kind}, not ${WHOLE.ofEachKind}`),
    ...thin.map(([level, count]) => `only ${count} questions are of the level ${level}: less than a tenth`),
    ...objectiveCoverage(questions, blueprint).flatMap(({ objective, weight, share, levels }) => [
      ...(share < LEAST * weight || share > MOST * weight
        ? [`${objective} has ${share.toFixed(1)} % of the questions, and weighs ${weight} %`]
        : []),
      ...Object.entries(levels)
        .filter(([, count]) => count === 0)
        .map(([level]) => `${objective} has no question of the level ${level}`),
    ]),
  ];
}

function counts(names: readonly string[], found: readonly string[]): Counts {
  return Object.fromEntries(names.map((name) => [name, found.filter((each) => each === name).length]));
}
