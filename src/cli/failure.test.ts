import { describe, expect, it } from 'vitest';
import { GraderError, UsageError } from '../domain/errors.ts';
import { gradeJsonSchema } from '../domain/verdict.ts';
import { failureJson, failureOf } from './failure.ts';

const failures = [
  new UsageError('no-such-lab', 'There is no such lab.'),
  new GraderError('no-sandbox', 'It does not work here.'),
  new TypeError('a fault of ours'),
];

describe('a grade that never began, as JSON', () => {
  it.each(failures)('is of the form that grade --json prints: %s', (error) => {
    for (const argv of [
      ['grade', 'respawn', '--json'],
      ['grade', '--json'],
    ]) {
      const printed = JSON.parse(failureJson(failureOf(error), argv));
      expect(gradeJsonSchema.parse(printed)).toEqual(printed);
      expect(printed).toMatchObject({ lab: argv[1] === 'respawn' ? 'respawn' : null, status: 'unknown' });
    }
  });

  it('always tells the error: without one, nothing but a whole verdict is of that form', () => {
    const printed = JSON.parse(failureJson(failureOf(failures[0]), ['grade', '--json']));
    expect(gradeJsonSchema.safeParse({ ...printed, error: null }).success).toBe(false);
  });
});
