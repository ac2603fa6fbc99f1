import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testLab } from '../domain/testing/lab.ts';
import { type DemoState, runDemo } from './demo.ts';
import { fakeGrade } from './testing/fake-grade.ts';

let source = '';
beforeEach(async () => {
  source = await mkdtemp(join(tmpdir(), 'clusterprep-demo-'));
});
afterEach(() => rm(source, { recursive: true, force: true }));

const demo = async (starter: string, solution: string): Promise<DemoState[]> => {
  for (const [part, text] of Object.entries({ starter, solution })) {
    await mkdir(join(source, part));
    await writeFile(join(source, part, 'server.js'), text);
  }
  const states: DemoState[] = [];
  const { signal } = new AbortController();
  await runDemo({
    lab: testLab(),
    source,
    grade: fakeGrade(),
    signal,
    onChange: (state) => void states.push(state),
  });
  return states;
};

test('the starter is graded, then the solution, and both outcomes stay', async () => {
  const last = (await demo('wrong', 'right')).at(-1);
  expect(last?.sessions.starter.phase).toMatchObject({ is: 'graded', verdict: { status: 'fail' } });
  expect(last?.sessions.solution.phase).toMatchObject({ is: 'graded', verdict: { status: 'pass' } });
});

test('an outcome that is not as it must be is the fault of the grader, with the reason', async () => {
  await expect(demo('wrong', 'wrong')).rejects.toMatchObject({
    name: 'GraderError',
    message: expect.stringContaining(
      'expected the solution to pass, and the verdict was fail: finishes was seen',
    ),
  });
});

test('a starter that passes is as surprising', async () => {
  await expect(demo('right', 'right')).rejects.toThrow(/expected the starter to fail/);
});
