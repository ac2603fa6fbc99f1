import { expect, onTestFinished, test } from 'vitest';
import { testLab, testRecording, testVerdict } from '../domain/testing/lab.ts';
import type { Calibration } from '../domain/timeline.ts';
import { Spare } from '../grader/contain/spare.ts';
import { program, tinyLab } from '../grader/testing/programs.ts';
import { gradeProgram } from './grade.ts';
import type { GradeOptions } from './grading.ts';
import { sittingGrader } from './sitting-grader.ts';

const CALM: Calibration = { startMs: 30, lagMs: 1, scale: 1, tooSlow: false };

function sitDown() {
  const given: GradeOptions[] = [];
  let now = 0;
  const ready = Promise.withResolvers<void>();
  const grader = sittingGrader({
    grade: async (_lab, _path, options) => {
      given.push(options);
      return { verdict: testVerdict({}), recording: testRecording() };
    },
    calibrate: async () => CALM,
    keep: () => ready.resolve(),
    now: () => now,
    quietMs: 1,
  });
  onTestFinished(() => grader.close());
  const pass = (ms: number): void => {
    now += ms;
  };
  const grade = async () => {
    await grader.grade(testLab(), '.', {});
    return given.at(-1)?.known;
  };
  return { grade, pass, ready: ready.promise };
}

test('a grade begins with what was measured while it was quiet, and tells how old that is', async () => {
  const { grade, pass, ready } = sitDown();
  await ready;
  pass(5000);
  expect(await grade()).toEqual({ ...CALM, ageMs: 5000 });
});

test('what was measured too long ago is not used', async () => {
  const { grade, pass, ready } = sitDown();
  await ready;
  pass(11 * 60_000);
  expect(await grade()).toBeUndefined();
});

test('a measurement that would allow more time is made anew; one that allows none is told with its age', async () => {
  const lab = tinyLab();
  const begin = async (known: Calibration) => {
    const options = { known, calibrate: async () => CALM, isolation: 'process-group' } as const;
    return (await gradeProgram(lab, program('ends-at-once'), options)).verdict.calibration;
  };
  expect(await begin({ ...CALM, scale: 2, ageMs: 10 })).toEqual(CALM);
  expect(await begin({ ...CALM, ageMs: 10 })).toEqual({ ...CALM, ageMs: 10 });
});

test('a grade that finds a grading process waiting judges with it as with any other', async () => {
  const spare = new Spare();
  onTestFinished(() => spare.close());
  spare.keep('process-group');
  const options = { spare, calibrate: async () => CALM, isolation: 'process-group' } as const;
  const { verdict } = await gradeProgram(tinyLab(), program('ends-at-once'), options);
  expect(verdict.checks[0]).toMatchObject({ id: 'serves', status: 'fail' });
  expect(spare.take('process-group')).toBeUndefined();
});
