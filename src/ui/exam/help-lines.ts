import type { ExamMode } from '../../domain/exam/paper.ts';
import { type Line, wrap } from '../line.ts';
import { prose } from '../quiz/prose.ts';

type Keys = readonly (readonly [key: string, what: string])[];

const QUESTION: Keys = [
  ['↑ ↓', 'move the cursor; 1–9 choose at once, space chooses or takes'],
  ['← →', 'in an order: move the item; for a term: its meanings in turn'],
];

const LAB: Keys = [
  ['r', 'grade the folder now; saving a file of code does it too'],
  ['e', 'open your editor ($VISUAL or $EDITOR)'],
  ['b t', 'the brief; all that was seen in the last grade'],
];

const HINT: Keys = [['h', 'a hint: tells first what it costs']];

const ENTER: Record<ExamMode, Keys> = {
  exam: [['enter', 'keep the answer and go to the next item']],
  training: [['enter', 'give the answer, and see why; then go on']],
};

const ALL: Keys = [
  ['n p', 'the next item, the one before (tab and shift-tab too)'],
  ['o', 'the overview: all items; a number or ↑ ↓ and enter go to one'],
  ['f', 'flag the item, to come back to it; once more: no flag'],
  ['s', 'submit the exam: asks first'],
  ['esc', 'hide a warning; close what lies over the item'],
  ['PgUp PgDn', 'scroll what does not fit'],
  ['q', 'leave: the clock goes on, and so can you'],
  ['ctrl-c', 'the same, wherever you are'],
];

const NOTES: Record<ExamMode, string> = {
  exam: 'What you pick or type counts when you leave the item, and can be changed until the end. Where letters are typed, hold ctrl: ctrl-n, ctrl-p, ctrl-o, ctrl-f, ctrl-s, ctrl-q, and ctrl-g for this help.',
  training:
    'A given answer stays as it is. Where letters are typed, hold ctrl: ctrl-n, ctrl-p, ctrl-o, ctrl-f, ctrl-s, ctrl-q, and ctrl-g for this help.',
};

/** What the keys do in an exam. */
export function examHelpLines(mode: ExamMode, width: number): Line[] {
  const part = (title: string, keys: Keys): Line[] => [
    [{ text: title, tone: 'strong' }],
    ...keys.flatMap(([key, what]) =>
      wrap([{ text: `  ${key.padEnd(11)}`, tone: 'accent' }, { text: what }], width, 13),
    ),
    [],
  ];
  return [
    ...part('A question', [...QUESTION, ...ENTER[mode]]),
    ...part('A lab', [...LAB, ...(mode === 'training' ? HINT : [])]),
    ...part('Everywhere', ALL),
    ...prose(NOTES[mode], width),
  ];
}
