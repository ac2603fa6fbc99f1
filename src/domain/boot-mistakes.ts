import { ENDS } from './boot-mistakes/ends.ts';
import { STAYS } from './boot-mistakes/stays.ts';
import type { Lab, Mistake } from './lab.ts';

/**
 * Mistakes that keep any server of any lab from serving, or from keeping to its limits. A lab that knows better names its own; these are for what it
 * does not name. Their facts are those of one scenario, without its name in front.
 */
export const BOOT_MISTAKES: readonly Mistake[] = [...ENDS, ...STAYS];

/** What may be named in a grade of the lab: its own mistakes, and those that any lab has. */
export const mistakesOf = (lab: Pick<Lab, 'mistakes'>): readonly Mistake[] => [
  ...lab.mistakes,
  ...BOOT_MISTAKES,
];
