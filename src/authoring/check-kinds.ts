import type { Question } from '../domain/question.ts';
import { optionsOf, rightIdsOf } from '../domain/quiz/options.ts';
import { pickableLines } from '../domain/quiz/pickable.ts';

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>;

/** What is wrong with a question by the rules of its kind, without its id. */
export function brokenKind(question: Question): string[] {
  switch (question.kind) {
    case 'fill':
      return question.wrong
        .filter(({ text }) => question.accepts.includes(text))
        .map(({ text }) => `"${text}" is both right and wrong`);
    case 'order':
      return brokenOptions(question);
    case 'several':
      return [
        ...brokenChoice(question),
        ...(question.answers.length === question.options.length ? ['every option is right'] : []),
      ];
    case 'truth':
      return [...brokenChoice(question), ...brokenTruth(question)];
    case 'match':
      return [...brokenOptions(question), ...brokenMatch(question)];
    case 'line':
      return brokenLine(question);
    case 'timeline':
      return [...brokenChoice(question), ...brokenTimeline(question)];
    default:
      return brokenChoice(question);
  }
}

/** The words that stand more than once. */
export function twice(words: readonly string[]): string[] {
  return [...new Set(words.filter((word, at) => words.indexOf(word) !== at))];
}

function brokenOptions(question: Question): string[] {
  const options = optionsOf(question);
  return [
    ...twice(options.map(({ id }) => id)).map((id) => `the option ${id} stands twice`),
    ...twice(options.map(({ text }) => text.trim().toLowerCase())).map(
      (text) => `two options read "${text}"`,
    ),
    ...options
      .filter(({ text }) => /\b(all|none) of the above\b/i.test(text))
      .map(({ id }) => `option ${id} points at the others`),
  ];
}

/** Answers that name no option, besides. */
function brokenChoice(question: Question): string[] {
  const ids = optionsOf(question).map(({ id }) => id);
  const lost = rightIdsOf(question).filter((id) => !ids.includes(id));
  return [...brokenOptions(question), ...lost.map((id) => `the answer ${id} is no option`)];
}

function brokenTruth({ options }: Of<'truth'>): string[] {
  return [
    ...[true, false]
      .filter((says) => !options.some((option) => option.says === says))
      .map((says) => `no option says ${says}`),
    ...options
      .filter(({ text }) => /^(true|false)\b/i.test(text))
      .map(({ id }) => `option ${id} says true or false twice: its text is the reason alone`),
  ];
}

/** The most meanings that single digits can name. */
const MEANINGS = 9;

function brokenMatch({ pairs, others }: Of<'match'>): string[] {
  const meanings = pairs.length + others.length;
  return [
    ...twice(pairs.map(({ term }) => term.trim().toLowerCase())).map(
      (term) => `the term "${term}" stands twice`,
    ),
    ...(meanings > MEANINGS
      ? [`it has ${meanings} meanings, and at most ${MEANINGS} can be named by a digit`]
      : []),
  ];
}

function brokenLine({ code, faulty, suspects }: Of<'line'>): string[] {
  const lines = code.split('\n').map((line) => line.trim());
  const pickable = new Set(pickableLines(code).map(({ text }) => text));
  const named = [...faulty, ...suspects].map(({ line }) => line);
  const count = (line: string): number => lines.filter((each) => each === line).length;
  return [
    ...twice(named).map((line) => `the line "${line}" is named twice`),
    ...named.filter((line) => count(line) === 0).map((line) => `no line of the code reads "${line}"`),
    ...named
      .filter((line) => count(line) > 1)
      .map(
        (line) => `the line "${line}" stands in the code ${count(line)} times: nobody knows which is meant`,
      ),
    ...named
      .filter((line) => count(line) === 1 && !pickable.has(line))
      .map((line) => `the line "${line}" cannot be picked: it holds only brackets or a comment`),
  ];
}

/** The longest line of an excerpt that can be read in a table, in characters, and the most lines of one screen. */
const WHAT = 90;
const LINES = 24;

function brokenTimeline({ timeline: { lines } }: Of<'timeline'>): string[] {
  const back = lines.findIndex(({ ms }, at) => ms < (lines[at - 1]?.ms ?? 0));
  return [
    ...(back > 0 ? [`its time goes back in line ${back + 1}`] : []),
    ...(lines.length > LINES
      ? [`its timeline has ${lines.length} lines, and more than ${LINES} are hard to read`]
      : []),
    ...lines.filter(({ what }) => what.length > WHAT).map(({ what }) => `too long for a table: "${what}"`),
  ];
}
