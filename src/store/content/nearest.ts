import { distance } from 'fastest-levenshtein';

/** How many names are offered when several are as near. */
const OFFERED = 3;
/** Names whose scores differ by less than this are as near as one another. */
const TIE = 0.02;
/** A name with a score from here on is another one. */
const NEAR = 0.6;
const SMALL_WORDS = new Set(['and', 'of', 'the', 'a', 'to']);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** How many letters may be off in a word of this length. */
const slips = (length: number): number => Math.ceil(length / 3);

/**
 * How far a word is from the nearest of `words`, in letters; its whole length when it is near none. The beginning of a
 * word is nearly the word itself.
 */
const wordDistance = (given: string, words: readonly string[]): number =>
  Math.min(
    ...words.map((word) => {
      if (given.length >= 3 && word.startsWith(given)) return given === word ? 0 : 0.5;
      const off = distance(given, word);
      return off <= slips(Math.min(given.length, word.length)) ? off : given.length;
    }),
  );

/** What part of the given words the name does not have; what the name has beyond them costs nothing. */
const byWords = (given: readonly string[], name: readonly string[]): number => {
  const told = given.filter((word) => !SMALL_WORDS.has(word));
  if (told.length === 0) return Number.POSITIVE_INFINITY;
  const off = told.reduce((sum, word) => sum + wordDistance(word, name), 0);
  return 0.1 + off / told.join('').length;
};

/** From 0, the same but for case and signs, to infinity: nothing in common. */
const score = (given: string, name: string): number => {
  const [givenWords, nameWords] = [wordsOf(given), wordsOf(name)];
  const [plainGiven, plainName] = [givenWords.join(''), nameWords.join('')];
  if (plainGiven.length >= 3 && plainName.startsWith(plainGiven)) return plainGiven === plainName ? 0 : 0.05;
  const off = distance(plainGiven, plainName);
  const whole =
    off <= slips(Math.min(plainGiven.length, plainName.length)) ? off / plainName.length : Infinity;
  return Math.min(whole, byWords(givenWords, nameWords));
};

/**
 * The names that were probably meant, best first: spelt a little differently, begun, or told by some of their words.
 * Several only when they are as near as one another, none when nothing is near.
 */
export const nearest = (given: string, names: readonly string[]): string[] => {
  const scored = names
    .map((name) => ({ name, score: score(given, name) }))
    .filter((each) => each.score < NEAR)
    .toSorted((a, b) => a.score - b.score);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter((each) => each.score - best < TIE)
    .slice(0, OFFERED)
    .map(({ name }) => name);
};

/**
 * What is wrong with a name and, on a second line, what to do: the nearest names, or `otherwise`.
 * @param what what it was to be the name of, such as `lab`
 * @param otherwise how to find the right name, as a sentence
 */
export const noSuch = (what: string, given: string, names: readonly string[], otherwise: string): string => {
  const near = nearest(given, names).map((name) => `"${name}"`);
  const last = near.pop();
  const meant = near.length > 0 ? `${near.join(', ')} or ${last}` : last;
  return `There is no ${what} "${given}".\n${meant === undefined ? otherwise : `Did you mean ${meant}?`}`;
};
