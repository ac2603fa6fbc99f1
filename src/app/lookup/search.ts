import MiniSearch, { type Options } from 'minisearch';
import type { Passage } from './passages.ts';
import { phrased, wordsOf } from './words.ts';

export type Found = { readonly passage: Passage; readonly score: number };
/** Finds the passages that answer a question, best first. */
export type Search = (question: string, most?: number) => Found[];

type Document = Pick<Passage, 'title' | 'also' | 'text'> & { readonly id: number };

const OPTIONS: Options<Document> = {
  fields: ['title', 'also', 'text'],
  tokenize: wordsOf,
  processTerm: (word) => word,
};
const FIELDS = { title: 2.5, also: 2, text: 1 };
/** A definition answers more questions than the text of an exercise does. */
const KINDS: Readonly<Record<Passage['kind'], number>> = {
  term: 1.5,
  lesson: 0.9,
  question: 1,
  mistake: 0.8,
  lab: 0.7,
};
/** A word that is only begun, or spelt otherwise, counts less. */
const WEIGHTS = { fuzzy: 0.25, prefix: 0.3 };
/** What a word counts that was not asked for, and means the same as what was. */
const SYNONYM = 0.4;
/** What part of the best score a term gets on top for each word of a name of it that stands in the question, and at most. */
const NAMED = 0.25;
const MOST_NAMED = 0.9;
const SHOWN = 5;

/** The search over these passages. */
export function searchOver(passages: readonly Passage[]): Search {
  return searchIn(passages, indexOf(passages));
}

/** Passages and their index as text, to be kept by the build. */
export function packSearch(passages: readonly Passage[]): string {
  return JSON.stringify({ passages, index: JSON.stringify(indexOf(passages)) });
}

/** The search that `packSearch` packed. */
export function unpackSearch(packed: string): Search {
  const { passages, index }: { passages: Passage[]; index: string } = JSON.parse(packed);
  return searchIn(passages, MiniSearch.loadJSON(index, OPTIONS));
}

function indexOf(passages: readonly Passage[]): MiniSearch<Document> {
  const index = new MiniSearch<Document>(OPTIONS);
  index.addAll(passages.map(({ title, also, text }, id) => ({ id, title, also, text })));
  return index;
}

function searchIn(passages: readonly Passage[], index: MiniSearch<Document>): Search {
  const namesIn = namesOf(passages);
  return (question, most = SHOWN) => {
    const asked = new Set(wordsOf(question));
    const named = namesIn(question);
    const meant = wordsOf([...named.keys()].join(' ')).filter((word) => !asked.has(word));
    const words = [...asked, ...new Set(meant)];
    if (words.length === 0) return [];
    const found = index.search(words.join(' '), {
      // The words are as they stand in the index already.
      tokenize: (text) => text.split(' '),
      boost: FIELDS,
      fuzzy: (word) => (word.length > 5 ? 0.2 : false),
      prefix: (word) => word.length > 4,
      weights: WEIGHTS,
      boostTerm: (word) => (asked.has(word) ? 1 : SYNONYM),
      boostDocument: (id) => KINDS[passages[Number(id)]?.kind ?? 'lab'],
    });
    const scored = found.flatMap(({ id, score, queryTerms }) => {
      const passage = passages[Number(id)];
      // Who answers to more of what was asked comes before who answers to one word of it very well.
      const covered = queryTerms.filter((word) => asked.has(word)).length / Math.max(1, asked.size);
      return passage === undefined ? [] : [{ passage, score: score * (0.25 + covered) }];
    });
    const best = Math.max(0, ...scored.map(({ score }) => score));
    return scored
      .map(({ passage, score }) => {
        const extra = passage.kind === 'term' ? (named.get(passage.title) ?? 0) : 0;
        return { passage, score: score + best * extra };
      })
      .toSorted((a, b) => b.score - a.score)
      .slice(0, most);
  };
}

/** The glossary's terms that a question names, by whichever of their names, and what part of the best score each gets for it. */
function namesOf(passages: readonly Passage[]): (question: string) => Map<string, number> {
  const names = passages
    .filter(({ kind }) => kind === 'term')
    .flatMap(({ title, also }) => [
      { title, name: phrased(title), own: true },
      ...also.split(', ').map((name) => ({ title, name: phrased(name), own: false })),
    ]);
  return (question) => {
    const text = phrased(question);
    const found = new Map<string, number>();
    for (const { title, name, own } of names) {
      if (!text.includes(name)) continue;
      const words = name.trim().split(' ').length;
      const one = own ? (/[A-Z_.]/.test(title) ? 2 : 1) : 0.5;
      const extra = Math.min(MOST_NAMED, NAMED * (words > 1 ? words : one));
      found.set(title, Math.max(found.get(title) ?? 0, extra));
    }
    return found;
  };
}
