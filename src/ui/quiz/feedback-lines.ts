import type { Answer } from '../../domain/quiz/answer.ts';
import { type Item, optionsOf } from '../../domain/quiz/draft.ts';
import type { Given } from '../../domain/quiz/score.ts';
import { type Line, line } from '../line.ts';
import { MARK } from '../theme.ts';
import { heading, prose, verbatim } from './prose.ts';

/** What is told after an answer: right or not, why, why not the others, and where to read on. */
export function feedbackLines(item: Item, given: Given, width: number, because?: string): Line[] {
  const { question } = item;
  return [
    given.correct ? line(`${MARK.pass} Right.`, 'good') : line(`${MARK.fail} Not right.`, 'bad'),
    ...(because === undefined ? [] : prose(because, width)),
    ...(question.kind === 'order' ? [] : answerLines(item, given.answer, given.correct, width)),
    ...heading('Why'),
    ...prose(question.explanation, width),
    ...eachLines(item, given.answer, width),
    ...heading('Read on'),
    ...prose(question.source, width, { tone: 'accent' }),
  ];
}

/** The right answer in a few lines, and the learner's where the two cannot be seen side by side. */
export function answerLines(
  { question, shown }: Item,
  answer: Answer,
  correct: boolean,
  width: number,
): Line[] {
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
  if (correct) return [];
  return optionsNamed('Right answer', { question, shown }, rightIds(question), width);
}

/** What was chosen among options, for where the question is not on the screen. Empty for other kinds. */
export function chosenLines({ question, shown }: Item, answer: Answer, width: number): Line[] {
  if (question.kind === 'fill' || answer.kind !== 'choice') return [];
  return optionsNamed('Your answer', { question, shown }, answer.picked, width);
}

/** Options with the number that stood before each: an option may itself be a number. */
function optionsNamed(
  label: string,
  { question, shown }: Item,
  ids: readonly string[],
  width: number,
): Line[] {
  return shown.flatMap((id, i) => {
    const option = optionsOf(question).find((each) => each.id === id);
    if (option === undefined || !ids.includes(id)) return [];
    return labelled(`${label} (option ${i + 1}): `, option.text, width);
  });
}

function labelled(label: string, text: string, width: number): Line[] {
  return verbatim(text, width, { before: [{ text: label, tone: 'quiet' }], hang: 2 });
}

function numbered(number: number, text: string, width: number): Line[] {
  return verbatim(text, width, { before: [{ text: `  ${number} `, tone: 'quiet' }], hang: 4 });
}

function rightIds(question: Exclude<Item['question'], { kind: 'fill' | 'order' }>): readonly string[] {
  return question.kind === 'several' ? question.answers : [question.answer];
}

/** Each option with its reason; a sign says whether it is right and a word whether it was chosen. */
function eachLines(item: Item, answer: Answer, width: number): Line[] {
  const { question, shown } = item;
  if (question.kind === 'fill') {
    return [
      ...heading('Answers that are tempting'),
      ...question.wrong.flatMap(({ text, because }) => reason(`${MARK.fail} `, text, because, width)),
    ];
  }
  if (question.kind === 'order') {
    const mine = answer.kind === 'order' ? answer.items : [];
    return [
      ...heading('The right order'),
      ...question.items.flatMap(({ id, text, because }, i) => {
        const place = mine.indexOf(id);
        const note = place < 0 || place === i ? '' : `(yours: ${place + 1}) `;
        return reason(`${note === '' ? MARK.pass : MARK.fail} ${i + 1} ${note}`, text, because, width);
      }),
    ];
  }
  const right = rightIds(question);
  const picked = answer.kind === 'choice' ? answer.picked : [];
  const lines = shown.flatMap((id, i) => {
    const option = optionsOf(question).find((each) => each.id === id);
    if (option === undefined) return [];
    const mine = picked.includes(id) ? '(yours) ' : '';
    return reason(
      `${right.includes(id) ? MARK.pass : MARK.fail} ${i + 1} ${mine}`,
      option.text,
      option.because,
      width,
    );
  });
  return [...heading('Each option'), ...lines];
}

function reason(sign: string, text: string, because: string, width: number): Line[] {
  const tone = sign.startsWith(MARK.pass) ? 'good' : sign.startsWith(MARK.fail) ? 'bad' : 'quiet';
  return [
    ...verbatim(text, width, { before: [{ text: sign, tone }], hang: 4 }),
    ...prose(because, width, { before: [{ text: '    ' }], hang: 4, tone: 'quiet' }),
  ];
}
