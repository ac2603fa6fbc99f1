import type { LabRow } from '../app/progress.ts';

/** Whether there is something to tell of a lab: a grade, or a clock that runs. */
export const isBegun = ({ best, running }: LabRow): boolean => best !== null || running;

/** The labs that were not begun, summed up in words; empty when all were. */
export const untriedText = (labs: readonly LabRow[]): string => {
  const untried = labs.filter((lab) => !isBegun(lab)).length;
  if (untried === 0) return '';
  const what = untried === labs.length ? `none of ${untried} tried yet` : `${untried} more not tried yet`;
  return `${what}; \`clusterprep lab\` lists them`;
};
