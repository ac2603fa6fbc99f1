import { expect, it } from 'vitest';
import { verdictSchema } from '../domain/verdict.ts';
import { failed, unjudged } from './testing/samples.ts';
import { verdictJson } from './verdict-json.ts';

it.each([failed, unjudged])('is one line that the schema takes back', (verdict) => {
  const text = verdictJson(verdict);
  expect(text.trimEnd()).not.toContain('\n');
  expect(verdictSchema.parse(JSON.parse(text))).toEqual(verdict);
});
