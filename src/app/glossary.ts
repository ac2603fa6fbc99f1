import { UsageError } from '../domain/errors.ts';
import type { Term } from '../domain/learn.ts';
import { noSuch } from '../store/content/nearest.ts';

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/**
 * The term with this name, or one of its other names; case, hyphens and blanks do not matter.
 * @throws UsageError `unknown-term`, with the nearest names
 */
export function termNamed(name: string, glossary: readonly Term[]): Term {
  const wanted = plain(name);
  const found =
    glossary.find(({ term }) => plain(term) === wanted) ??
    glossary.find(({ also }) => also.some((other) => plain(other) === wanted));
  if (found !== undefined) return found;
  const names = glossary.flatMap(({ term, also }) => [term, ...also]);
  const otherwise = '`clusterprep glossary` lists them all; `clusterprep ask` looks through everything.';
  throw new UsageError('unknown-term', noSuch('term', name, names, otherwise));
}
