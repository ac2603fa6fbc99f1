import type { Ran, Spoken } from '../../domain/quiz/ran.ts';
import { type Line, line, wrap } from '../line.ts';
import { MARK } from '../theme.ts';
import { heading, prose, verbatim } from './prose.ts';

/** What a program has told so far, while it runs. */
export function runningLines(spoken: readonly Spoken[], width: number): Line[] {
  return [line('The program runs on this Node …', 'strong'), [], ...spokenLines(spoken, width)];
}

/** What happened when the program of a question ran, and whether that is what the bank says. */
export function ranLines(ran: Ran, width: number): Line[] {
  if (ran.status === 'no-result') {
    const why = `Your answer is judged by what was measured before. ${ran.because}`;
    return [
      ...heading('What happened here'),
      ...prose(why, width, { before: [{ text: `${MARK.unknown} `, tone: 'warn' }], hang: 2 }),
      ...spokenLines(ran.spoken, width),
    ];
  }
  return [
    ...heading(`What happened here, on Node ${ran.node}`),
    ...spokenLines(ran.spoken, width),
    ...verbatim(JSON.stringify(ran.result), width, {
      before: [{ text: 'Result: ', tone: 'quiet' }],
      hang: 2,
    }),
    ...(ran.holds ? [] : prose(DIFFERS, width, { tone: 'warn' })),
  ];
}

const DIFFERS =
  'This is not what was measured on other machines, and what the explanation tells. Your answer is not counted as wrong.';

/** Who told what, in the order in which it came; a name stands once for all that follows without a change. */
function spokenLines(spoken: readonly Spoken[], width: number): Line[] {
  const names = Math.max(0, ...spoken.map(({ who }) => who.length));
  return spoken.flatMap(({ who, said }) =>
    wrap([{ text: `${who.padEnd(names)}  `, tone: toneOf(who) }, { text: said }], width, names + 2),
  );
}

/** Workers stand out from the primary and from clients without a look at their number. */
function toneOf(who: string): 'accent' | 'strong' | 'quiet' {
  if (who.startsWith('worker')) return 'accent';
  return who.startsWith('primary') ? 'strong' : 'quiet';
}
