import { type Line, wrap } from '../line.ts';

const KEYS: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'move the cursor, or scroll where there is none'],
  ['1–9', 'choose that option or line; give the term at the cursor that meaning'],
  ['space', 'choose or unchoose; in an order: take an item, then move it, then let it go'],
  ['← →', 'in an order: move the item up or down; for a term: its meanings in turn'],
  ['enter', 'give the answer; after it, go on; while a program runs: do not wait for it'],
  ['PgUp PgDn', 'scroll what does not fit'],
  ['f', 'flag the question, to see it again at the end (ctrl-f while typing)'],
  ['tab', 'in a review: say how sure you are; known and sure comes back later'],
  ['u', 'in a review: take the last answer back (ctrl-u while typing)'],
  ['?', 'this help (ctrl-g while typing)'],
  ['q', 'quit; the score so far is kept (ctrl-q while typing)'],
  ['ctrl-c', 'leave at once; the quiz can be resumed later with its answers, but without its flags'],
];

/** What the keys do. */
export function helpLines(width: number): Line[] {
  return [
    [{ text: 'Keys', tone: 'strong' }],
    [],
    ...KEYS.flatMap(([key, what]) =>
      wrap([{ text: key.padEnd(11), tone: 'accent' }, { text: what }], width, 11),
    ),
    [],
    ...wrap(
      [
        {
          text: 'Every answer is recorded as you give it. The reason for each option is told after it. Time is measured for each question, and begins anew when a quiz is resumed.',
        },
      ],
      width,
    ),
  ];
}
