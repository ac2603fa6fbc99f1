import { expect, it } from 'vitest';
import { testRecording, testVerdict } from '../domain/testing/lab.ts';
import { repeatGrade } from './repeat.ts';

type Named = Parameters<typeof testVerdict>[0];
/** Grades with these verdicts, in turn; how often it was asked is told by what is left. */
const grades = (...named: Named[]) => {
  const left = [...named];
  const grade = async () => ({ verdict: testVerdict(left.shift() ?? {}), recording: testRecording() });
  return { left, grade };
};

it('grades as often as asked while all agree', async () => {
  const { left, grade } = grades({ ends: 'fail' }, { ends: 'fail' }, { ends: 'fail' }, {});
  const repeated = await repeatGrade(3, grade);
  expect(repeated).toMatchObject({ grades: 3, disagreement: null, result: { verdict: { status: 'fail' } } });
  expect(left).toHaveLength(1);
});

it('stops at the first that differs, and says how', async () => {
  const { left, grade } = grades({}, { ends: 'fail', serves: 'unknown' }, {});
  const repeated = await repeatGrade(5, grade);
  expect(repeated.grades).toBe(2);
  expect(repeated.disagreement).toContain('grade 2 differs from the first: serves was pass and is unknown');
  expect(repeated.disagreement).toContain('ends was pass and is fail');
  expect(repeated.result.verdict.status).toBe('fail');
  expect(left).toHaveLength(1);
});

it('compares checks, not only the verdict', async () => {
  const { grade } = grades({ ends: 'fail' }, { finishes: 'fail' });
  expect((await repeatGrade(2, grade)).disagreement).toContain('ends was fail and is pass');
});

it('grades once when asked once, and passes a failure on', async () => {
  expect((await repeatGrade(1, grades({}).grade)).grades).toBe(1);
  await expect(repeatGrade(2, () => Promise.reject(new Error('no machine')))).rejects.toThrow('no machine');
});
