import type { Question } from '../question.ts';
import type { Answer } from './answer.ts';

type Match = Extract<Question, { kind: 'match' }>;

/** Meanings given to terms so far: `given` holds, for each term in the order of the file, the id of a meaning or null. */
export type MatchDraft = {
  readonly kind: 'match';
  /** The term at the cursor. */
  readonly cursor: number;
  readonly given: readonly (string | null)[];
};

/** No term has a meaning. */
export const emptyMatch = ({ pairs }: Match): MatchDraft => ({
  kind: 'match',
  cursor: 0,
  given: pairs.map(() => null),
});

/** Gives the term at the cursor a meaning, which another term loses; null takes its own away. */
export function withMeaning(draft: MatchDraft, meaning: string | null): MatchDraft {
  const given = draft.given.map((each, at) =>
    at === draft.cursor ? meaning : each === meaning ? null : each,
  );
  return { ...draft, given };
}

/** The cursor on the next term without a meaning; where it is when there is none. */
export function atNextOpen(draft: MatchDraft): MatchDraft {
  const count = draft.given.length;
  for (let step = 1; step < count; step += 1) {
    const cursor = (draft.cursor + step) % count;
    if (draft.given[cursor] === null) return { ...draft, cursor };
  }
  return draft;
}

/** The next free meaning, or the one before with a negative `by`; after the last one, none. `shown` are all of them. */
export function cycled(draft: MatchDraft, shown: readonly string[], by: number): MatchDraft {
  const mine = draft.given[draft.cursor] ?? null;
  const free = [null, ...shown.filter((id) => id === mine || !draft.given.includes(id))];
  const next = (((free.indexOf(mine) + by) % free.length) + free.length) % free.length;
  return withMeaning(draft, free[next] ?? null);
}

/** The answer that the draft amounts to, or what is still missing. */
export function matchAnswer({ pairs }: Match, { given }: MatchDraft): Answer | { readonly missing: string } {
  const matched = pairs.flatMap(({ id: term }, at) => {
    const meaning = given[at] ?? null;
    return meaning === null ? [] : [{ term, meaning }];
  });
  const open = pairs.length - matched.length;
  if (open === 0) return { kind: 'match', pairs: matched };
  return { missing: `${open === 1 ? 'One term has' : `${open} terms have`} no meaning yet.` };
}

/** Whether each term has its own meaning, and nothing is said twice. */
export function isMatched({ pairs }: Match, answer: Extract<Answer, { kind: 'match' }>): boolean {
  const given = new Map(answer.pairs.map(({ term, meaning }) => [term, meaning]));
  return answer.pairs.length === pairs.length && pairs.every(({ id }) => given.get(id) === id);
}
