/** One measurement of ours beside one of what it is measured against, taken right after one another. Milliseconds. */
export type Pair = { readonly ours: number; readonly base: number };

/** A row of the table of limits. */
export type Row = {
  readonly name: string;
  /** What is measured. */
  readonly what: string;
  /** What it is measured against. */
  readonly against: string;
  /** The ratio may be as high as this. */
  readonly goal: number;
  /** Milliseconds that ours may take on top. */
  readonly allowance?: number;
  readonly pairs: () => Promise<readonly Pair[]>;
};

export type Result = {
  readonly name: string;
  readonly what: string;
  readonly against: string;
  readonly pairs: number;
  /** Medians, in milliseconds. */
  readonly oursMs: number;
  readonly baseMs: number;
  /** Median of the ratios of the pairs; the allowance is taken off first. */
  readonly ratio: number;
  /** Ratio of the quickest of each: what the machine can do when nothing else runs. */
  readonly best: number;
  readonly goal: number;
  readonly allowanceMs: number;
  readonly kept: boolean;
};

/** The middle of some numbers; the mean of the two in the middle when they are even in number. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const half = sorted.length / 2;
  return Number.isInteger(half) ? (at(half - 1) + at(half)) / 2 : at(Math.floor(half));
};

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** What the pairs of a row come to. */
export const resultOf = (row: Row, pairs: readonly Pair[]): Result => {
  const { name, what, against, goal, allowance = 0 } = row;
  const ours = pairs.map((pair) => pair.ours);
  const base = pairs.map((pair) => pair.base);
  const ratio = median(pairs.map((pair) => (pair.ours - allowance) / pair.base));
  return {
    name,
    what,
    against,
    pairs: pairs.length,
    oursMs: round(median(ours), 2),
    baseMs: round(median(base), 2),
    ratio: round(ratio, 3),
    best: round((Math.min(...ours) - allowance) / Math.min(...base), 3),
    goal,
    allowanceMs: allowance,
    kept: ratio <= goal,
  };
};

/**
 * Measures both sides `count` times in turns, after one try of each that does not count. The order changes from pair
 * to pair, so that a machine that grows busier favours neither side.
 */
export const inPairs = async (
  count: number,
  ours: () => Promise<number>,
  base: () => Promise<number>,
): Promise<Pair[]> => {
  await ours();
  await base();
  const pairs: Pair[] = [];
  for (let n = 0; n < count; n += 1) {
    if (n % 2 === 0) {
      const first = await ours();
      pairs.push({ ours: first, base: await base() });
    } else {
      const first = await base();
      pairs.push({ ours: await ours(), base: first });
    }
  }
  return pairs;
};

/** How long it takes, in milliseconds. */
export const timed = async (act: () => unknown): Promise<number> => {
  const start = performance.now();
  await act();
  return performance.now() - start;
};
