import type { z } from 'zod';
import { nearest } from './nearest.ts';
import type { Flaw, Place } from './yaml-text.ts';

type Issue = z.core.$ZodIssue;

/** `['checks', 2, 'points']` as `checks[2].points`. */
export const nameOf = (place: Place): string =>
  place
    .map((key, n) => (typeof key === 'number' ? `[${key}]` : `${n > 0 ? '.' : ''}${String(key)}`))
    .join('');

/** What stands at a place of some data. */
const valueAt = (data: unknown, place: Place): unknown =>
  place.reduce<unknown>(
    (inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined),
    data,
  );

/** What a schema found wrong, in words of ours: what is wrong, and what to write instead. */
export const adviceOn = (issue: Issue, data: unknown): Flaw => {
  const value = valueAt(data, issue.path);
  return { place: issue.path, what: value === undefined ? missing(issue) : `${told(value)} ${wrong(issue)}` };
};

const missing = (issue: Issue): string => {
  const key = String(issue.path.at(-1) ?? 'this');
  return `It is missing. Write \`${key}:\` and ${kindOf(issue)}.`;
};

const wrong = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'string'
        ? 'is no text. Put it in quotes.'
        : `does not fit. Write ${kindOf(issue)}.`;
    case 'invalid_value':
      return `is not known here. Write ${kindOf(issue)}.`;
    case 'invalid_format':
      return `does not fit. Write ${kindOf(issue)}.`;
    case 'too_small':
      return `is too little. Write ${least(issue.origin, Number(issue.minimum), issue.inclusive !== false)}.`;
    case 'too_big':
      return `is too much. Write ${most(issue.origin, Number(issue.maximum))}.`;
    case 'invalid_union':
      return `does not fit. Write ${kindOf(issue)}.`;
    default:
      return `does not fit: ${issue.message}.`;
  }
};

/** What belongs there, with its article. */
const kindOf = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? `a value of the kind ${issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? `what matches ${issue.format}`;
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? `one of ${issue.options.join(', ')}`
        : 'a text, a number, true, false or a list of one kind';
    default:
      return 'what belongs there';
  }
};

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list: each entry on a line of its own behind a hyphen',
  object: 'entries of the form `key: value`',
  record: 'entries of the form `key: value`',
};

const FORMATS: Readonly<Record<string, string>> = {
  url: 'a whole link, beginning with https://',
  regex: 'small letters, digits and hyphens, beginning with a letter, such as my-lab',
};

const UNITS: Readonly<Record<string, string>> = { string: 'characters', array: 'entries' };

const least = (origin: string, minimum: number, inclusive: boolean): string => {
  const unit = UNITS[origin];
  if (unit !== undefined) return minimum === 1 ? 'at least one' : `at least ${minimum} ${unit}`;
  return inclusive ? `a number from ${minimum} on` : `a number above ${minimum}`;
};

const most = (origin: string, maximum: number): string => {
  const unit = UNITS[origin];
  return unit === undefined ? `a number up to ${maximum}` : `at most ${maximum} ${unit}`;
};

/** A value as it can be told in a line. */
const told = (value: unknown): string => {
  if (value === null) return 'Nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'An empty list' : 'A list';
  if (typeof value === 'object') return 'A group of entries';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 50 ? `${text.slice(0, 47)}..."` : text;
};

/** A key that nothing reads is most likely a slip of the pen. `known` are the keys that are read there. */
export const unknownKey = (place: Place, known: readonly string[]): Flaw => {
  const key = String(place.at(-1));
  if (/\s/.test(key)) {
    const what = 'This is the rest of a text: between { and } one that holds a comma needs quotes around it.';
    return { place, what };
  }
  const [meant] = nearest(key, known);
  const advice = meant === undefined ? 'Leave it out.' : `Did you mean \`${meant}\`?`;
  return { place, what: `Nothing reads a key of this name. ${advice}` };
};
