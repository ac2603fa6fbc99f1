import type { Flaw, Place } from './yaml-text.ts';

/** Controls other than line feed and tab, and marks that turn the order of letters: what can steer a terminal. */
const STEERING = /(?![\n\t])[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** What is wrong with a text that would steer the terminal on which it is shown; undefined: nothing. */
export const steering = (text: string): string | undefined => {
  const [found] = STEERING.exec(text) ?? [];
  if (found === undefined) return undefined;
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `It holds the character U+${code}, which can steer a terminal. Leave it out.`;
};

/** The same text with such characters made visible, for a message. */
export const harmless = (text: string): string => text.replace(new RegExp(STEERING, 'gu'), '\ufffd');

/** The texts of some data that would do so. Names of keys are texts too. */
export const steeringIn = (data: unknown, place: Place = []): Flaw[] => {
  if (typeof data === 'string') {
    const what = steering(data);
    return what === undefined ? [] : [{ place, what }];
  }
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const name = steering(key);
    if (name !== undefined) return [{ place, what: name }];
    return steeringIn(value, [...place, Array.isArray(data) ? Number(key) : key]);
  });
};
