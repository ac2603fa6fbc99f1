import type { Question } from '../../domain/question.ts';
import type { Said } from './said.ts';

type Match = Extract<Question, { kind: 'match' }>;

/** How terms and meanings are matched in a line. */
export const MATCHING = 'Type each letter with the number of its meaning, such as a2 b1 c3.';

/** The letter that stands before a term. */
export const letterOf = (place: number): string => String.fromCharCode('a'.charCodeAt(0) + place);

/** Reads `a2 b1 c3`, in any order of the letters, or only the numbers in the order of the terms. `shown` are the meanings. */
export function readMatch(text: string, { pairs }: Match, shown: readonly string[]): Said {
  const unclear = (message: string): Said => ({ type: 'unclear', message });
  const parts = text.toLowerCase().match(/[a-z]?\s*[-:=]?\s*\d+/g) ?? [];
  if (parts.length === 0 || /[^a-z\d\s,;:=-]/i.test(text)) return unclear(MATCHING);
  const bare = parts.every((part) => /^\d/.test(part.trim()));
  const matched = parts.flatMap((part, at) => {
    const letter = bare ? letterOf(at) : part.trim().charAt(0);
    const term = pairs[letter.charCodeAt(0) - 'a'.charCodeAt(0)]?.id;
    const meaning = shown[Number(part.match(/\d+/)?.[0]) - 1];
    return term === undefined || meaning === undefined ? [] : [{ term, meaning }];
  });
  if (matched.length !== parts.length) {
    return unclear(
      `Please use letters from a to ${letterOf(pairs.length - 1)} and numbers from 1 to ${shown.length}.`,
    );
  }
  if (new Set(matched.map(({ term }) => term)).size !== pairs.length || matched.length !== pairs.length) {
    return unclear(`Please give each letter from a to ${letterOf(pairs.length - 1)} once.`);
  }
  if (new Set(matched.map(({ meaning }) => meaning)).size !== pairs.length) {
    return unclear('Please give each number only once: each meaning belongs to one term at most.');
  }
  return { type: 'answer', answer: { kind: 'match', pairs: matched } };
}
