/** What a learner would get, on average, in sittings like this one; all in percent of the points. */
export type Readiness = {
  readonly estimate: number;
  /** The average lies between these with a chance of `level` percent. */
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** The chance, in percent, that it lies at the pass mark or above; from 1 to 99, for nothing is certain. */
  readonly chance: number;
};

/** What one item brought: its points, and the share of them that was earned, from 0 to 1. */
export type Sample = { readonly kind: 'question' | 'lab'; readonly points: number; readonly share: number };

const LEVEL = 80;

/** What is thought before anything was seen: half of the points, as much as two questions would say. */
const PRIOR = { mean: 0.5, weight: 2 };

/**
 * How much an item's result varies, as a part of p(1 - p), which is what tossing a coin of chance p would do: a question
 * is such a coin; a lab has many checks and seldom brings all or nothing. Found and checked with
 * scripts/simulate-readiness.ts.
 */
const VARIES = { question: 1, lab: 0.3 };

/** Places from 0 to 1 at which the posterior is computed. */
const GRID = 500;

/**
 * Estimates the share of points that a learner would earn on average, from one sitting. A beta posterior: the items
 * count as as many equal ones as would vary as much.
 */
export function readinessFrom(samples: readonly Sample[], passMark: number): Readiness {
  const points = samples.reduce((sum, each) => sum + each.points, 0);
  const squares = samples.reduce((sum, each) => sum + VARIES[each.kind] * each.points ** 2, 0);
  const earned = samples.reduce((sum, each) => sum + each.points * each.share, 0);
  const items = squares > 0 ? points ** 2 / squares : 0;
  const share = points > 0 ? earned / points : 0;
  const a = PRIOR.weight * PRIOR.mean + items * share;
  const b = PRIOR.weight * (1 - PRIOR.mean) + items * (1 - share);
  const below = cumulated(a, b);
  const short = below[Math.round((GRID * passMark) / 100)] ?? 1;
  const tail = (1 - LEVEL / 100) / 2;
  return {
    estimate: Math.round((100 * a) / (a + b)),
    low: Math.round(100 * quantile(below, tail)),
    high: Math.round(100 * quantile(below, 1 - tail)),
    level: LEVEL,
    chance: Math.max(1, Math.min(Math.round(100 * (1 - short)), 99)),
  };
}

/** The chance of a beta distribution below each place of the grid, from 0 to 1; the midpoints between stand for the rest. */
function cumulated(a: number, b: number): number[] {
  const logs = Array.from({ length: GRID }, (_, i) => {
    const p = (i + 0.5) / GRID;
    return (a - 1) * Math.log(p) + (b - 1) * Math.log(1 - p);
  });
  const top = Math.max(...logs);
  const masses = logs.map((log) => Math.exp(log - top));
  const sum = masses.reduce((all, mass) => all + mass, 0);
  const below = [0];
  for (const mass of masses) below.push((below.at(-1) ?? 0) + mass / sum);
  return below;
}

/** Where the chance below is `part`, between the places of the grid. */
function quantile(below: readonly number[], part: number): number {
  const at = below.findIndex((chance) => chance >= part);
  const [before, after] = [below[at - 1] ?? 0, below[at] ?? 1];
  return (at - 1 + (after > before ? (part - before) / (after - before) : 1)) / GRID;
}
