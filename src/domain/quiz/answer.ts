/** What a learner gives to a question. `picked` and `items` are ids of options, never places on a screen. */
export type Answer =
  /** For every kind in which options or lines are chosen. */
  | { readonly kind: 'choice'; readonly picked: string[] }
  | { readonly kind: 'order'; readonly items: string[] }
  | { readonly kind: 'match'; readonly pairs: { readonly term: string; readonly meaning: string }[] }
  | { readonly kind: 'fill'; readonly text: string };

const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const arePairs = (value: unknown): value is { term: string; meaning: string }[] =>
  Array.isArray(value) &&
  value.every((each) => typeof each?.term === 'string' && typeof each?.meaning === 'string');

/** An answer as it was recorded, or null when it is none. Without zod, which the first frame of a quiz would wait for. */
export function readAnswer(value: unknown): Answer | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  if (value.kind === 'choice' && 'picked' in value && areTexts(value.picked))
    return { kind: 'choice', picked: value.picked };
  if (value.kind === 'order' && 'items' in value && areTexts(value.items))
    return { kind: 'order', items: value.items };
  if (value.kind === 'fill' && 'text' in value && typeof value.text === 'string')
    return { kind: 'fill', text: value.text };
  if (value.kind === 'match' && 'pairs' in value && arePairs(value.pairs))
    return { kind: 'match', pairs: value.pairs.map(({ term, meaning }) => ({ term, meaning })) };
  return null;
}

/** `unreadable`: nothing was judged, and the learner may try again. */
export type Judgement =
  | { readonly status: 'right' }
  | { readonly status: 'wrong'; readonly because?: string }
  | { readonly status: 'unreadable'; readonly because: string };
