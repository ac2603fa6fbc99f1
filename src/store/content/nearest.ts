import { closest, distance } from 'fastest-levenshtein';

/** The name that was probably meant, or null when none is near. */
export const nearest = (given: string, names: readonly string[]): string | null => {
  if (names.length === 0) return null;
  const best = names.find((name) => given.length >= 3 && name.startsWith(given)) ?? closest(given, names);
  return best.startsWith(given) || distance(given, best) <= Math.max(2, best.length / 3) ? best : null;
};
