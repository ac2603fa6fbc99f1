import type { Lab } from '../lab.ts';
import type { Blueprint, QuestionEntry } from '../question.ts';
import { hash32 } from '../quiz/random.ts';

/** Sixteen hexadecimal digits that depend on every character of a text. Not for secrets. */
function digestText(text: string): string {
  return [0x811c9dc5, 0x1b873593].map((start) => hash32(text, start).toString(16).padStart(8, '0')).join('');
}

/** Changes when a grade of the lab may come to something else: its scenarios, its checks, their points. */
export function labDigest({ id, entry, scenarios, checks }: Lab): string {
  const judged = checks.map(({ id: check, use, with: given, scenarios: where, points }) => [
    check,
    use,
    given,
    where,
    points,
  ]);
  return digestText(JSON.stringify([id, entry, scenarios, judged]));
}

/** What must be known of a lab to draw it. */
export type LabEntry = Pick<Lab, 'id' | 'objective' | 'level' | 'minutes'> & { readonly digest: string };

/** What can be drawn of these labs: not those that need PM2, which not every machine has. */
export function labEntries(labs: readonly Lab[]): LabEntry[] {
  return labs
    .filter(({ scenarios }) => scenarios.every(({ launch = 'node' }) => launch === 'node'))
    .map((lab) => {
      const { id, objective, level, minutes } = lab;
      return { id, objective, level, minutes, digest: labDigest(lab) };
    });
}

/** One digest of all that can be drawn and of the weights: with the same one, a seed draws the same paper. */
export function bankDigest(
  index: readonly Pick<QuestionEntry, 'id' | 'objective' | 'level' | 'digest'>[],
  labs: readonly LabEntry[],
  { objectives, passMark }: Pick<Blueprint, 'objectives' | 'passMark'>,
): string {
  const questions = index.map(({ id, objective, level, digest }) => [id, objective, level, digest].join(' '));
  const tasks = labs.map(({ id, objective, minutes, digest }) => [id, objective, minutes, digest].join(' '));
  const weights = objectives.map(({ id, weight }) => `${id} ${weight}`);
  return digestText(JSON.stringify([questions.sort(), tasks.sort(), weights, passMark]));
}
