import { expect, it } from 'vitest';
import { gradeJsonSchema } from '../domain/verdict.ts';
import { failed, unjudged } from './testing/samples.ts';
import { verdictJson } from './verdict-json.ts';

it.each([failed, unjudged])('is one line that the schema takes back', (verdict) => {
  const text = verdictJson(verdict);
  expect(text.trimEnd()).not.toContain('\n');
  expect(gradeJsonSchema.parse(JSON.parse(text))).toEqual(verdict);
});
