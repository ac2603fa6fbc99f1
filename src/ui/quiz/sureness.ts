/** How sure one can be of an answer in a review, in the order in which the key gives them. */
export const SURENESS = [
  { sure: 1, word: 'sure' },
  { sure: 0.5, word: 'fairly sure' },
  { sure: 0, word: 'guessed' },
] as const;
