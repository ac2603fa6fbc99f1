import type { Answer } from '../../domain/quiz/answer.ts';
import { type Item, numberOf } from '../../domain/quiz/draft.ts';
import { optionsOf, rightIdsOf } from '../../domain/quiz/options.ts';
import type { Given } from '../../domain/quiz/score.ts';
import { type Line, line } from '../line.ts';
import { MARK } from '../theme.ts';
import { heading, prose, verbatim } from './prose.ts';
import { ranLines } from './ran-lines.ts';
import { eachLines } from './reason-lines.ts';

/** What is told after an answer: right or not, why, why not the others, and where to read on. */
export function feedbackLines(item: Item, given: Given, width: number, because?: string): Line[] {
  const { question } = item;
  // Where the parts of an answer stand one by one below, the whole need not be told before.
  const inParts = question.kind === 'order' || question.kind === 'match';
  return [
    verdictLine(given),
    ...(because === undefined ? [] : prose(because, width)),
    ...(inParts ? [] : answerLines(item, given.answer, given.correct, width)),
    ...(given.ran === undefined ? [] : ranLines(given.ran, width)),
    ...heading('Why'),
    ...prose(question.explanation, width),
    ...eachLines(item, given.answer, width),
    ...heading('Read on'),
    ...prose(question.source, width, { tone: 'accent' }),
    ...(question.proof === undefined
      ? []
      : prose(`\`clusterprep prove ${question.id}\` shows the program that measured it.`, width)),
  ];
}

function verdictLine({ correct, ran }: Given): Line {
  if (ran?.status === 'ran' && !ran.holds) return line(`${MARK.unknown} Otherwise on this machine.`, 'warn');
  return correct ? line(`${MARK.pass} Right.`, 'good') : line(`${MARK.fail} Not right.`, 'bad');
}

/** The right answer in a few lines, and the learner's where the two cannot be seen side by side. */
export function answerLines(item: Item, answer: Answer, correct: boolean, width: number): Line[] {
  const { question } = item;
  if (question.kind === 'fill') {
    const mine = answer.kind === 'fill' && !correct ? labelled('Your answer: ', answer.text, width) : [];
    return [...mine, ...labelled('Right answer: ', question.accepts[0] ?? '', width)];
  }
  if (question.kind === 'order') {
    return [
      line('The right order:', 'quiet'),
      ...question.items.flatMap((each, i) => numbered(i + 1, each.text, width)),
    ];
  }
  if (question.kind === 'match') {
    return [
      line('The right meanings:', 'quiet'),
      ...question.pairs.flatMap(({ term, meaning }) => labelled(`  ${term}: `, meaning, width)),
    ];
  }
  if (correct) return [];
  const right = rightIdsOf(question);
  const label = question.kind === 'line' && right.length > 1 ? 'A right answer' : 'Right answer';
  return optionsNamed(label, item, right, width);
}

/** What was chosen among options, for where the question is not on the screen. Empty for other kinds of answers. */
export function chosenLines(item: Item, answer: Answer, width: number): Line[] {
  if (answer.kind !== 'choice') return [];
  return optionsNamed('Your answer', item, answer.picked, width);
}

/** Options with the number that stood before each: an option may itself be a number. */
function optionsNamed(label: string, item: Item, ids: readonly string[], width: number): Line[] {
  const { question, shown } = item;
  const word = question.kind === 'line' ? 'line' : 'option';
  return shown.flatMap((id, place) => {
    const option = optionsOf(question).find((each) => each.id === id);
    if (option === undefined || !ids.includes(id)) return [];
    return labelled(`${label} (${word} ${numberOf(item, id, place)}): `, option.text, width);
  });
}

function labelled(label: string, text: string, width: number): Line[] {
  return verbatim(text, width, { before: [{ text: label, tone: 'quiet' }], hang: 2 });
}

function numbered(number: number, text: string, width: number): Line[] {
  return verbatim(text, width, { before: [{ text: `  ${number} `, tone: 'quiet' }], hang: 4 });
}
