import { type LabSession, nextHint } from '../../domain/lab-session.ts';
import { BLANK, type Line, line, wrap } from '../line.ts';
import { laneHelp } from './lanes.ts';
import { blocks, labelled, para } from './paragraphs.ts';

const KEYS = [
  ['r', 'run: grade now; saving a JavaScript or TypeScript file or package.json does it too'],
  ['e', 'edit: open your editor ($VISUAL or $EDITOR)'],
  ['h', 'hint: tells first what it costs'],
  ['b', 'brief: the task'],
  ['t', 'timeline: all that was seen in the last grade, and on what a failed check rests'],
  ['s', 'solution: asks first; free after a pass'],
  ['d', 'difference between yours and the solution, after a pass'],
  ['↑ ↓', 'scroll by a line; PgUp, PgDn and space by a page; Home, End'],
  ['q', 'quit, and the clock goes on; over the lab, as here: back (Esc too)'],
  ['^C', 'Ctrl-C: quit at once, wherever you are'],
] as const;

/** All keys, and what the signs of the lanes mean. */
export const helpLines = (width: number): Line[] => [
  ...KEYS.flatMap(([key, what]) =>
    wrap([{ text: `  ${key.padEnd(5)}`, tone: 'strong' }, { text: what }], width, 7),
  ),
  BLANK,
  line('The processes', 'strong'),
  ...laneHelp(width),
];

export const hintLines = (session: LabSession, width: number): Line[] => {
  const { lab, hints, attempt } = session;
  const next = nextHint(session);
  const shown = lab.hints.slice(0, hints).map(({ text }, i) => labelled(`Hint ${i + 1}:`, text, width));
  const cost = next && next.cost > 0 && attempt.is === 'open' ? `costs ${next.cost} points` : 'is free now';
  const offer = next
    ? `The next hint (${hints + 1} of ${lab.hints.length}) ${cost}. Press h to see it.`
    : 'There are no more hints.';
  return blocks(...shown, para(offer, width, 'accent'));
};

export const askLines = (session: LabSession, width: number): Line[] =>
  blocks(
    para('Look at the solution?', width, 'strong'),
    para(
      'It ends this attempt without points. What you have recorded so far stays, and you can begin a new attempt later.',
      width,
    ),
    nextHint(session) ? para('There are hints left; h tells what the next one costs.', width) : [],
    para('Press y to see it, n to go back.', width, 'accent'),
  );
