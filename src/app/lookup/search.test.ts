import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { yamlContent } from '../../store/content/from-yaml.ts';
import { packageRoot } from '../../store/content/root.ts';
import type { Passage } from './passages.ts';
import { packSearch, type Search, searchOver, unpackSearch } from './search.ts';
import { passagesIn } from './sources.ts';

const file = join(import.meta.dirname, 'fixtures', 'people-ask.yaml');
const asked = z
  .array(z.object({ ask: z.string(), first: z.string() }).strict())
  .parse(parse(readFileSync(file, 'utf8')));

/** How many of the sixty questions must find their passage, and among how many. */
const LEAST = 55;
const AMONG = 3;

let passages: Passage[];
let search: Search;
beforeAll(async () => {
  passages = await passagesIn(yamlContent(packageRoot()));
  search = searchOver(passages);
});

describe('the search', () => {
  it('finds the passage that answers, among the first three, for what people ask', () => {
    expect(asked).toHaveLength(60);
    const missed = asked.filter(
      ({ ask, first }) => !search(ask, AMONG).some(({ passage }) => passage.id === first),
    );
    const told = missed.map(({ ask, first }) => `${ask} → ${first}`).join('\n');
    expect(asked.length - missed.length, told).toBeGreaterThanOrEqual(LEAST);
  });

  it('knows every passage that is to be found', () => {
    const ids = new Set(passages.map(({ id }) => id));
    expect(asked.filter(({ first }) => !ids.has(first))).toEqual([]);
    expect(ids.size).toBe(passages.length);
  });

  it('has passages of every kind', () => {
    const kinds = new Set(passages.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(['lab', 'lesson', 'mistake', 'question', 'term']);
  });

  it('finds the same after it was packed', () => {
    const packed = unpackSearch(packSearch(passages));
    const ids = (of: Search) => of('why do I get ECONNRESET when I deploy?').map(({ passage }) => passage.id);
    expect(ids(packed)).toEqual(ids(search));
  });

  it('forgives a slip of the pen, case and other names', () => {
    const best = (words: string) => search(words)[0]?.passage.id;
    expect(best('exitedAfterDisconect')).toBe('term:exitedAfterDisconnect');
    expect(best('MASTER PROCESS')).toBe('term:primary');
  });

  it.each(['', '???', 'how do I', 'xyzzy'])('finds nothing for %j', (words) => {
    expect(search(words)).toEqual([]);
  });
});
