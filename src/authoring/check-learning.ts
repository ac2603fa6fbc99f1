import { type Learning, type Lesson, misbeliefIn, type Term } from '../domain/learn.ts';
import type { Blueprint } from '../domain/question.ts';
import { twice } from './check-kinds.ts';
import { exampleOf, itemsBelow, termsIn, wordCount } from './lesson-parts.ts';

const LEAST_WORDS = 200;
const MOST_WORDS = 400;
const LEAST_TERMS = 90;
/** What each lesson must have. */
const MISBELIEFS = '## What people get wrong';
const SECTIONS = ['## How it works', '## Try it', MISBELIEFS];

/** What glossary, lessons and path may name. */
export type Known = {
  readonly blueprint: Blueprint;
  readonly questions: readonly string[];
  readonly labs: readonly string[];
};

/** What is wrong with glossary, lessons and path as data. */
export function checkLearning({ glossary, lessons, path }: Learning, known: Known): string[] {
  const objectives = known.blueprint.objectives.map(({ id }) => id);
  const taught = lessons.map(({ objective }) => objective);
  const onPath = path.flatMap((step) => step.lessons);
  return [
    ...missing(objectives, taught).map((id) => `there is no lesson on ${id}`),
    ...missing(taught, objectives).map((id) => `the lesson ${id} is on no objective`),
    ...lessons.flatMap((lesson) =>
      lessonProblems(lesson, glossary).map((what) => `lesson ${lesson.objective}: ${what}`),
    ),
    ...(glossary.length < LEAST_TERMS ? [`the glossary has only ${glossary.length} terms`] : []),
    ...twice(glossary.map(({ term }) => term.toLowerCase())).map((term) => `the term "${term}" stands twice`),
    ...glossary.flatMap((term) =>
      termProblems(term, glossary, known).map((what) => `term ${term.term}: ${what}`),
    ),
    ...missing(onPath, taught).map((id) => `the path names the lesson ${id}, which is not there`),
    ...missing(taught, onPath).map((id) => `the lesson ${id} is on no step of the path`),
    ...missing(
      path.map(({ question }) => question),
      known.questions,
    ).map((id) => `the path names the question ${id}, which is not there`),
  ];
}

const missing = (wanted: readonly string[], there: readonly string[]): string[] =>
  wanted.filter((id) => !there.includes(id));

function lessonProblems(lesson: Lesson, glossary: readonly Term[]): string[] {
  const words = wordCount(lesson);
  const names = new Set(
    glossary.flatMap(({ term, also }) => [term, ...also]).map((name) => name.toLowerCase()),
  );
  const isKnown = (word: string): boolean =>
    names.has(word.toLowerCase()) || names.has(word.toLowerCase().replace(/s$/, ''));
  return [
    ...(words < LEAST_WORDS || words > MOST_WORDS
      ? [`it has ${words} words, not ${LEAST_WORDS} to ${MOST_WORDS}`]
      : []),
    ...SECTIONS.filter((section) => !lesson.text.includes(`\n${section}\n`)).map(
      (section) => `it has no section "${section}"`,
    ),
    ...itemsBelow(MISBELIEFS, lesson)
      .filter((item) => misbeliefIn(item) === null)
      .map((item) => `"${item}" is no "*What people say.* What is true."`),
    ...(exampleOf(lesson) === null ? ['it has no example, or does not say what that prints'] : []),
    ...termsIn(lesson)
      .filter((word) => /^[a-zA-Z]/.test(word) && isTermLike(word) && !isKnown(word))
      .map((word) => `"${word}" is no term of the glossary`),
  ];
}

/** A bold phrase that begins a paragraph, such as **How many.**, is a heading and no term. */
const isTermLike = (word: string): boolean => /^[a-z]/.test(word) || /^[A-Z][A-Z0-9]+$/.test(word);

function termProblems(
  { related, questions, labs, objective }: Term,
  glossary: readonly Term[],
  known: Known,
) {
  const terms = glossary.map(({ term }) => term);
  return [
    ...missing(
      [objective],
      known.blueprint.objectives.map(({ id }) => id),
    ).map((id) => `there is no objective ${id}`),
    ...missing(related, terms).map((word) => `there is no term "${word}" to be related to`),
    ...missing(questions, known.questions).map((id) => `there is no question ${id}`),
    ...missing(labs, known.labs).map((id) => `there is no lab ${id}`),
  ];
}
