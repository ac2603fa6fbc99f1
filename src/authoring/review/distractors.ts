import type { Question } from '../../domain/question.ts';
import { optionsOf } from '../../domain/quiz/options.ts';

/** A reason shorter than this explains nothing, in characters. */
const SHORTEST = 25;

/** Options, items and wrong answers that nobody explains: too briefly, with their own words, or with another one's reason. */
export function unexplained(question: Question): string[] {
  const told = reasonsOf(question);
  return [
    ...told
      .filter(({ because }) => because.length < SHORTEST)
      .map(({ text, because }) => `"${text}" is explained by "${because}" only`),
    ...told
      .filter(({ text, because }) => plain(because) === plain(text))
      .map(({ text }) => `"${text}" is explained by itself`),
    ...told
      .filter(({ because }, at) => told.findIndex((each) => plain(each.because) === plain(because)) < at)
      .map(({ text }) => `"${text}" has the reason of another option`),
  ];
}

/** Lines that nobody wrote a word about are fine, and need none. */
function reasonsOf(question: Question): readonly { readonly text: string; readonly because: string }[] {
  switch (question.kind) {
    case 'fill':
      return question.wrong;
    case 'line':
      return [...question.faulty, ...question.suspects].map(({ line, because }) => ({ text: line, because }));
    default:
      return optionsOf(question);
  }
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
