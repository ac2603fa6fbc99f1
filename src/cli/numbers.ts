import { InvalidArgumentError } from 'commander';

const whole = (text: string, least: number, most: number): number => {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
};

/** How many: 1 to 10,000. */
export const count = (text: string): number => whole(text, 1, 10_000);

/** A seed: 0 to 2³² − 1. */
export const seed = (text: string): number => whole(text, 0, 2 ** 32 - 1);

/** Major versions of Node with commas between, as `22,24,26`. */
export const majors = (text: string): number[] => text.split(',').map((word) => whole(word.trim(), 1, 999));
