/** How many points a learner would get, on average, in sittings of this size; all in percent. */
export type Readiness = {
  readonly estimate: number;
  /** The average lies between these with a chance of `level` percent. */
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** The chance, in percent, that it lies at the pass mark or above. */
  readonly chance: number;
};

/** What one item brought: its points, and the share of them that was earned, from 0 to 1. */
export type Sample = { readonly kind: 'question' | 'lab'; readonly points: number; readonly share: number };
