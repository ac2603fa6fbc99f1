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
  lesson: 1.2,
  question: 1,
  mistake: 0.8,
  lab: 0.7,
};
/** A word that is only begun, or spelt otherwise, counts less. */
const WEIGHTS = { fuzzy: 0.25, prefix: 0.3 };
/** What a word counts that was not asked for, and means the same as what was. */
const SYNONYM = 0.4;
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
  const synonyms = synonymsOf(passages);
  return (question, most = SHOWN) => {
    const asked = new Set(wordsOf(question));
    const meant = wordsOf(synonyms(question).join(' ')).filter((word) => !asked.has(word));
    const words = [...new Set([...asked, ...meant])].join(' ');
    if (words === '') return [];
    const found = index.search(words, {
      // The words are as they stand in the index already.
      tokenize: (text) => text.split(' '),
      boost: FIELDS,
      fuzzy: (word) => (word.length > 5 ? 0.2 : false),
      prefix: (word) => word.length > 4,
      weights: WEIGHTS,
      boostTerm: (word) => (asked.has(word) ? 1 : SYNONYM),
      boostDocument: (id) => KINDS[passages[Number(id)]?.kind ?? 'lab'],
    });
    return found.slice(0, most).flatMap(({ id, score }) => {
      const passage = passages[Number(id)];
      return passage === undefined ? [] : [{ passage, score }];
    });
  };
}

/** The glossary's terms whose other names stand in a question. */
function synonymsOf(passages: readonly Passage[]): (question: string) => string[] {
  const names = passages
    .filter(({ kind }) => kind === 'term')
    .flatMap(({ title, also }) => also.split(', ').map((name) => ({ title, name: phrased(name) })));
  return (question) => {
    const text = phrased(question);
    return names.filter(({ name }) => text.includes(name)).map(({ title }) => title);
  };
}
