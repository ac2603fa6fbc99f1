import { UsageError } from '../../domain/errors.ts';

const ID = /^[a-z][a-z0-9-]*$/;
const LONGEST = 40;

/**
 * Refuses an id that a new lab or question cannot have.
 * @param taken ids that there are already
 * @throws UsageError `bad-id`, `taken-id`, with an id that would do
 */
export function refuseId(what: 'lab' | 'question', id: string, taken: readonly string[]): void {
  if (!ID.test(id) || id.length > LONGEST || id.endsWith('-')) {
    const rule = `An id has small letters, digits and hyphens, begins with a letter and has at most ${LONGEST} of them`;
    throw new UsageError('bad-id', `"${id}" cannot be the id of a ${what}.\n${rule}: "${idLike(id, what)}".`);
  }
  if (taken.includes(id))
    throw new UsageError(
      'taken-id',
      `There is a ${what} "${id}" already.\nChoose another id, such as "${freeId(`my-${id}`, taken)}".`,
    );
}

/** `wanted`, or the first of `wanted-2`, `wanted-3`, … that is not taken. */
export function freeId(wanted: string, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.includes(id)) return id;
  }
}

/** An id that comes as near as an id can. */
function idLike(text: string, what: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
  return slug === '' ? `my-${what}` : slug;
}
