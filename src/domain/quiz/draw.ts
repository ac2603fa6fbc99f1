import type { Objective } from '../question.ts';
import { type Random, randomFrom, shuffle } from './random.ts';

/** What is known of earlier answers, by question id: whether the last one was right. */
export type History = ReadonlyMap<string, { readonly correct: boolean }>;

export type DrawOptions = {
  readonly count: number;
  readonly seed: number;
  /** Ids of the objectives to draw from; none: all. */
  readonly objectives?: readonly string[];
  readonly history?: History;
};

/** What must be known of a question to draw it. */
export type Drawable = { readonly id: string; readonly objective: string };

/**
 * Draws questions: as many of each objective as its weight asks for, first those that were missed or never seen,
 * in an order given by the seed. Fewer than `count` where the bank has no more. The same input gives the same draw.
 */
export function draw<T extends Drawable>(
  bank: readonly T[],
  objectives: readonly Objective[],
  { count, seed, objectives: wanted = [], history = new Map() }: DrawOptions,
): T[] {
  const random = randomFrom(seed);
  const chosen = objectives.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
  const pools = new Map(chosen.map(({ id, weight }) => [id, { weight, first: [] as T[], last: [] as T[] }]));
  for (const question of inOrder(bank)) {
    const pool = pools.get(question.objective);
    if (history.get(question.id)?.correct === true) pool?.last.push(question);
    else pool?.first.push(question);
  }
  const shares = share(
    count,
    [...pools.values()].map(({ weight, first, last }) => ({ weight, limit: first.length + last.length })),
    random,
  );
  const drawn = [...pools.values()].flatMap(({ first, last }, i) => {
    const most = shares[i] ?? 0;
    return [...shuffle(first, random, most), ...shuffle(last, random, most - first.length)];
  });
  return shuffle(drawn, random);
}

/** By id, so that the draw does not depend on the order of files. */
function inOrder<T extends Drawable>(bank: readonly T[]): T[] {
  return [...bank].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Splits `count` by weight, at most `limit` for each. One at a time to whoever is furthest below its share: so the
 * rounding is fair, and what one cannot take goes to the others. Equals are drawn by lot, or a short quiz would
 * always ask the same objectives.
 */
function share(
  count: number,
  pools: readonly { readonly weight: number; readonly limit: number }[],
  random: Random,
): number[] {
  const shares = pools.map(() => 0);
  const lots = pools.map(() => random());
  for (let given = 0; given < count; given += 1) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    pools.forEach(({ weight, limit }, i) => {
      const has = shares[i] ?? 0;
      const rank = (has + (lots[i] ?? 0)) / weight;
      if (has < limit && rank < least) {
        best = i;
        least = rank;
      }
    });
    if (best < 0) break;
    shares[best] = (shares[best] ?? 0) + 1;
  }
  return shares;
}
