import type { Fault } from '../../store/content/read-yaml.ts';
import type { Flaw, Place } from '../../store/content/yaml-text.ts';

/** What a template leaves to be written. A text about a `TODO` in a starter has no colon behind it. */
const TODO = /\bTODO:[^"\n]{0,40}/;

/** The places of a text that are still to be written. */
export function todosIn(file: string, text: string): Fault[] {
  return text.split('\n').flatMap((line, n) => {
    const [found] = TODO.exec(line) ?? [];
    if (found === undefined) return [];
    return [
      { file, line: n + 1, what: `"${found.trim()}" is still to be written. Or check it as a --draft.` },
    ];
  });
}

/** The places of some data that are still to be written. */
export function todosInData(data: unknown, place: Place = []): Flaw[] {
  if (typeof data === 'string') {
    const [found] = TODO.exec(data) ?? [];
    return found === undefined ? [] : [{ place, what: left(found) }];
  }
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    todosInData(value, [...place, Array.isArray(data) ? Number(key) : key]),
  );
}

const left = (found: string): string => `"${found.trim()}" is still to be written. Or check it as a --draft.`;
