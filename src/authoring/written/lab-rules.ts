import type { Lab } from '../../domain/lab.ts';
import type { Flaw } from '../../store/content/yaml-text.ts';

/** What every lab keeps to, also a draft: what the screens and the scores rest on. */
export function firmRules(lab: Lab): Flaw[] {
  const points = lab.checks.reduce((sum, check) => sum + check.points, 0);
  return [
    ...(points === 100
      ? []
      : [{ place: ['checks'], what: `The points are ${points} together. Let them be 100.` }]),
    ...lab.checks.flatMap((check, n) =>
      check.points > 0
        ? []
        : [
            {
              place: ['checks', n, 'points'],
              what: 'A check without points changes no score. Give it some.',
            },
          ],
    ),
    ...(lab.checks[0]?.id === 'serves'
      ? []
      : [{ place: ['checks', 0, 'id'], what: 'The first check of a lab is `serves`: put it here.' }]),
  ];
}

const thereAre = (count: number, what: string): string =>
  count === 1 ? `There is 1 ${what}.` : `There are ${count} ${what}s.`;

/** How many answers a lab needs before it is believed. */
const ACCEPTED = 2;
const WRONG = 6;
const HINTS = 2;

/** What a lab needs beyond a draft. `accepted`: how many accepted answers it has. */
export function wholeRules(lab: Lab, accepted: number): Flaw[] {
  return [
    ...(accepted >= ACCEPTED
      ? []
      : [
          { place: [], what: `${thereAre(accepted, 'accepted answer')} Write ${ACCEPTED}, in other styles.` },
        ]),
    ...(lab.hints.length >= HINTS
      ? []
      : [
          {
            place: ['hints'],
            what: `${thereAre(lab.hints.length, 'hint')} Write ${HINTS}: the direction, and then the way.`,
          },
        ]),
    ...(lab.wrong.length >= WRONG
      ? []
      : [
          {
            place: ['wrong'],
            what: `${thereAre(lab.wrong.length, 'wrong answer')} Write ${WRONG} that people give.`,
          },
        ]),
    ...lab.mistakes.flatMap(({ id, questions }, n) =>
      questions.length > 0
        ? []
        : [
            {
              place: ['mistakes', n, 'questions'],
              what: `No question teaches "${id}". Name one, or write it.`,
            },
          ],
    ),
  ];
}
