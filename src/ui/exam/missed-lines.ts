import { mistakesOf } from '../../domain/boot-mistakes.ts';
import { SIZES } from '../../domain/exam/paper.ts';
import type { ExamResult, ItemResult, Missed } from '../../domain/exam/result.ts';
import type { Answer } from '../../domain/quiz/answer.ts';
import { itemOf } from '../../domain/quiz/draft.ts';
import type { Line, Span } from '../line.ts';
import { answerLines, chosenLines } from '../quiz/feedback-lines.ts';
import { clockOf } from '../quiz/figures.ts';
import { prose } from '../quiz/prose.ts';
import { promptLines } from '../quiz/question-lines.ts';
import { eachLines } from '../quiz/reason-lines.ts';
import { MARK } from '../theme.ts';
import { figure } from './result-head.ts';
import { counted } from './words.ts';

/** An answer that chooses nothing: it stands for none, where the right one is told. */
const NONE: Answer = { kind: 'choice', picked: [] };

/** The sign of what became of an item. */
export const OUTCOME: Record<ItemResult['outcome'], Span> = {
  right: { text: MARK.pass, tone: 'good' },
  part: { text: '½', tone: 'warn' },
  wrong: { text: MARK.fail, tone: 'bad' },
  unanswered: { text: MARK.open, tone: 'bad' },
  withdrawn: { text: '–', tone: 'quiet' },
};

/** One missed item, all that explains it. `seed` shuffles the options as they were. */
export function missedLines(
  missed: Missed,
  result: Pick<ExamResult, 'items' | 'seed'>,
  width: number,
): Line[] {
  const place = result.items.findIndex(({ id }) => id === missed.result.id) + 1;
  return missed.kind === 'lab'
    ? labLines(missed, place, width)
    : questionLines(missed, place, result.seed, width);
}

function headLines(
  { outcome, earned, of, ms, flagged }: ItemResult,
  place: number,
  title: string,
  width: number,
): Line[] {
  const facts = `Item ${place}: ${figure(earned)} of ${figure(of)} ${of === 1 ? 'point' : 'points'}, ${clockOf(ms)}${flagged ? ', flagged' : ''}`;
  return [
    [OUTCOME[outcome], { text: ` ${facts}`, tone: 'quiet' }],
    ...(title === '' ? [] : prose(title, width, { tone: 'strong' })),
  ];
}

function questionLines(
  { result, question, answer }: Extract<Missed, { kind: 'question' }>,
  place: number,
  seed: number,
  width: number,
): Line[] {
  const item = itemOf(question, seed);
  const given = answer ?? NONE;
  return [
    ...headLines(result, place, '', width),
    ...promptLines(item, width),
    [],
    ...(answer === null
      ? prose('You gave no answer.', width, { tone: 'warn' })
      : chosenLines(item, given, width)),
    ...answerLines(item, given, false, width),
    [],
    ...prose(question.explanation, width),
    ...eachLines(item, given, width),
    [],
    ...prose(question.source, width, { tone: 'accent' }),
    ...(question.proof === undefined
      ? []
      : prose(`\`clusterprep prove ${question.id}\` shows the program that measured it.`, width)),
  ];
}

function labLines({ result, lab }: Extract<Missed, { kind: 'lab' }>, place: number, width: number): Line[] {
  const { grade } = result;
  const best =
    grade === null
      ? 'It was never graded.'
      : `The best of ${counted(grade.grades, 'grade')} had ${figure(grade.points)} of ${grade.maxPoints} points of the lab.`;
  const named = mistakesOf(lab).filter(({ id }) => grade?.mistakes.includes(id));
  return [
    ...headLines(result, place, `Lab: ${lab.title}`, width),
    ...prose(best, width),
    ...named.flatMap(({ name, explanation, remedy }) => [
      [],
      ...prose(name, width, { before: [{ text: 'The mistake: ', tone: 'bad' }] }),
      ...prose(explanation, width),
      ...prose(`What to try: ${remedy}`, width),
    ]),
    [],
    ...prose(`\`clusterprep lab ${lab.id}\` has hints, and in the end a solution.`, width),
  ];
}

const BAR = 12;

/** How long each item was on the screen, in the order of the paper, and how much was left. */
export function timeLines(result: ExamResult, width: number): Line[] {
  const longest = Math.max(1, ...result.items.map(({ ms }) => ms));
  const digits = String(result.items.length).length;
  const room = Math.max(8, width - digits - BAR - 19);
  const rows = result.items.map((each, at): Line => {
    const { outcome, ms, of, earned, title } = each;
    const bar = '▪'.repeat(Math.ceil((ms / longest) * BAR)).padEnd(BAR);
    const words = title.trim().replace(/\s+/g, ' ');
    return [
      { text: ` ${String(at + 1).padStart(digits)} ` },
      OUTCOME[outcome],
      { text: ` ${clockOf(ms).padStart(5)} ` },
      { text: bar, tone: 'accent' },
      { text: `${figure(earned)}/${figure(of)}`.padStart(7), tone: 'quiet' },
      { text: ` ${words.length > room ? `${words.slice(0, room - 1)}…` : words}`, tone: 'quiet' },
    ];
  });
  const spent = result.items.reduce((sum, { ms }) => sum + ms, 0);
  const plan = (SIZES[result.size].minutes * 60_000) / Math.max(1, result.items.length);
  const told = `${clockOf(spent / Math.max(1, result.items.length))} an item on average; ${clockOf(plan)} would use all the time.`;
  return [...prose(told, width, { tone: 'quiet' }), ...rows];
}
