import { z } from 'zod';
import { unknownKey } from './advice.ts';
import type { Flaw, Place } from './yaml-text.ts';

/** Keys of `given` that are no longer there in `taken`, which a schema made of it: nothing reads them. */
export const unreadKeys = (given: unknown, taken: unknown, schema: z.ZodType): Flaw[] => {
  const lost = lostBelow(given, taken, []);
  if (lost.length === 0) return [];
  const known = [...new Set(keysOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })))];
  return lost.map((place) => unknownKey(place, known));
};

const lostBelow = (given: unknown, taken: unknown, place: Place): Place[] => {
  if (typeof given !== 'object' || given === null || typeof taken !== 'object' || taken === null) return [];
  return Object.entries(given).flatMap(([key, value]) => {
    const here = [...place, Array.isArray(given) ? Number(key) : key];
    return Object.hasOwn(taken, key) ? lostBelow(value, Reflect.get(taken, key), here) : [here];
  });
};

/** All names of properties in a JSON schema, however deep. */
const keysOf = (schema: unknown): string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === 'properties' && typeof value === 'object' && value !== null ? Object.keys(value) : []),
    ...keysOf(value),
  ]);
};
