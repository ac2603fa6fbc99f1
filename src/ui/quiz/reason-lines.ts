import type { Question } from '../../domain/question.ts';
import type { Answer } from '../../domain/quiz/answer.ts';
import { type Item, numberOf } from '../../domain/quiz/draft.ts';
import { optionsOf, rightIdsOf } from '../../domain/quiz/options.ts';
import type { Line } from '../line.ts';
import { MARK } from '../theme.ts';
import { heading, prose, verbatim } from './prose.ts';

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>;

/** Each option with its reason; a sign says whether it is right and a word whether it was chosen. */
export function eachLines(item: Item, answer: Answer, width: number): Line[] {
  const { question } = item;
  switch (question.kind) {
    case 'fill':
      return [
        ...heading('Answers that are tempting'),
        ...question.wrong.flatMap(({ text, because }) => reason(`${MARK.fail} `, text, because, width)),
      ];
    case 'order':
      return [...heading('The right order'), ...inOrder(question, answer, width)];
    case 'match':
      return [...heading('Each term'), ...eachTerm(question, answer, width)];
    case 'line':
      return [...heading('The lines'), ...eachOption(item, answer, width, worthTelling(question, answer))];
    default:
      return [...heading('Each option'), ...eachOption(item, answer, width)];
  }
}

function inOrder({ items }: Of<'order'>, answer: Answer, width: number): Line[] {
  const mine = answer.kind === 'order' ? answer.items : [];
  return items.flatMap(({ id, text, because }, i) => {
    const place = mine.indexOf(id);
    const note = place < 0 || place === i ? '' : `(yours: ${place + 1}) `;
    return reason(`${note === '' ? MARK.pass : MARK.fail} ${i + 1} ${note}`, text, because, width);
  });
}

function eachTerm(question: Of<'match'>, answer: Answer, width: number): Line[] {
  const given = new Map(answer.kind === 'match' ? answer.pairs.map((each) => [each.term, each.meaning]) : []);
  const meanings = new Map(optionsOf(question).map(({ id, text }) => [id, text]));
  const terms = question.pairs.flatMap(({ id, term, meaning, because }) => {
    const mine = given.get(id);
    const right = mine === id;
    const yours = right || mine === undefined ? '' : `Yours: ${meanings.get(mine) ?? mine}`;
    return reason(`${right ? MARK.pass : MARK.fail} `, `${term}: ${meaning}`, because, width, yours);
  });
  const others = question.others.flatMap(({ meaning, because }) =>
    reason(`${MARK.open} `, `No term: ${meaning}`, because, width),
  );
  return [...terms, ...others];
}

/** The lines about which something was written, and the one that was chosen. */
function worthTelling(question: Of<'line'>, answer: Answer): (id: string, text: string) => boolean {
  const told = new Set([...question.faulty, ...question.suspects].map(({ line }) => line));
  return (id, text) => told.has(text) || (answer.kind === 'choice' && answer.picked.includes(id));
}

function eachOption(
  item: Item,
  answer: Answer,
  width: number,
  wanted: (id: string, text: string) => boolean = () => true,
): Line[] {
  const { question, shown } = item;
  const right = rightIdsOf(question);
  const picked = answer.kind === 'choice' ? answer.picked : [];
  return shown.flatMap((id, place) => {
    const option = optionsOf(question).find((each) => each.id === id);
    if (option === undefined || !wanted(id, option.text)) return [];
    const mine = picked.includes(id) ? '(yours) ' : '';
    const sign = right.includes(id) ? MARK.pass : MARK.fail;
    return reason(`${sign} ${numberOf(item, id, place)} ${mine}`, option.text, option.because, width);
  });
}

/** `between`: what stands between the text and its reason. */
function reason(sign: string, text: string, because: string, width: number, between = ''): Line[] {
  const tone = sign.startsWith(MARK.pass) ? 'good' : sign.startsWith(MARK.fail) ? 'bad' : 'quiet';
  return [
    ...verbatim(text, width, { before: [{ text: sign, tone }], hang: 4 }),
    ...(between === '' ? [] : verbatim(between, width, { before: [{ text: '    ' }], hang: 4, tone: 'bad' })),
    ...prose(because, width, { before: [{ text: '    ' }], hang: 4, tone: 'quiet' }),
  ];
}
