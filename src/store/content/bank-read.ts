import { open, readFile } from 'node:fs/promises';
import { GraderError } from '../../domain/errors.ts';
import type { Question, QuestionEntry } from '../../domain/question.ts';
import type { PackedIndex } from './bank.ts';

/** The entries of a packed index, in its order. */
export const entriesOf = ({ ids, digests, groups, group }: PackedIndex): QuestionEntry[] => {
  const entries: QuestionEntry[] = [];
  ids.forEach((id, at) => {
    const shared = groups[group[at] ?? -1];
    const digest = digests[at];
    if (shared === undefined || digest === undefined) return;
    const { objective, level, kind } = shared;
    entries.push({ id, objective, level, kind, digest });
  });
  return entries;
};

type Place = { readonly start: number; readonly length: number };

/** Where the lines of these ids lie. */
const placesOf = ({ ids, lengths }: PackedIndex, wanted: ReadonlySet<string>): Map<string, Place> => {
  const places = new Map<string, Place>();
  let start = 0;
  for (const [at, id] of ids.entries()) {
    const length = lengths[at] ?? 0;
    if (wanted.has(id)) places.set(id, { start, length });
    start += length + 1;
  }
  return places;
};

const readPlaces = async (file: string, places: ReadonlyMap<string, Place>): Promise<Question[]> => {
  const handle = await open(file);
  try {
    const texts = [...places.values()].map(async ({ start, length }) => {
      const { buffer } = await handle.read(Buffer.alloc(length), 0, length, start);
      return buffer.toString();
    });
    return (await Promise.all(texts)).map((text) => JSON.parse(text));
  } finally {
    await handle.close();
  }
};

const readAll = async (file: string): Promise<Question[]> =>
  JSON.parse(`[${(await readFile(file, 'utf8')).trimEnd().replaceAll('\n', ',')}]`);

/**
 * Reads from `file` the questions with these ids, in this order, without those that the index does not know; all
 * without ids. Costs as much as is asked for, however long the file is.
 * @throws GraderError `no-content` when the file is not the one that the index was made for
 */
export const readLines = async (
  file: string,
  index: PackedIndex,
  ids?: readonly string[],
): Promise<Question[]> => {
  try {
    if (ids === undefined) return await readAll(file);
    const found = await readPlaces(file, placesOf(index, new Set(ids)));
    const byId = new Map(found.map((question) => [question.id, question]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  } catch (cause) {
    throw new GraderError('no-content', `${file} cannot be read: is the package complete?`, { cause });
  }
};
