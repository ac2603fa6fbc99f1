import { expect, test } from 'vitest';
import { reduceExam } from '../../domain/exam/reduce.ts';
import type { EarlierSitting, ExamResult } from '../../domain/exam/result.ts';
import { resultOf } from '../../domain/exam/result-of.ts';
import type { ExamAction, ExamSession } from '../../domain/exam/view.ts';
import { sample, samples } from '../../domain/quiz/testing.ts';
import { examBlueprint, examOf, labGrade, STARTED } from '../../domain/testing/exam.ts';
import { testLab } from '../../domain/testing/lab.ts';
import { textOf, widthOf } from '../line.ts';
import { nextAfter } from './next-lines.ts';
import { examResultParts, examSummary } from './result-lines.ts';

const made = { version: '1.2.3', node: 'v24.1.0', bank: 'abc', blueprint: 'A small blueprint' };
const earlier: EarlierSitting = {
  session: 'e0',
  at: '2026-02-01T10:00:00.000Z',
  size: 'quiz',
  percent: 40,
  passed: false,
  objectives: { balancing: 25 },
};

const pick = (id: string): ExamAction => ({ type: 'answer', answer: { kind: 'choice', picked: [id] } });
const resultAfter = (session: ExamSession, ...actions: ExamAction[]): ExamResult => {
  const over = [...actions, { type: 'end' as const }, { type: 'confirm' as const }].reduce<ExamSession>(
    (now, action) => reduceExam(now, action, STARTED + 90_000),
    session,
  );
  return resultOf(over, { blueprint: examBlueprint, earlier: [earlier], made });
};
const text = (result: ExamResult): string =>
  examResultParts(result, 'Recorded here.', 80).lines.map(textOf).join('\n');

const lab = testLab().id;
const grade = (points: number): ExamAction[] => [
  { type: 'lab-began', lab },
  { type: 'lab-graded', lab, grade: labGrade(points) },
];

test.each([60, 80, 100])('no line is wider than %d columns', (width) => {
  const result = resultAfter(examOf('exam', samples), pick('b'), ...grade(60));
  for (const each of examResultParts(result, 'Recorded here.', width).lines)
    expect(widthOf(each), textOf(each)).toBeLessThanOrEqual(width);
  for (const each of examSummary(result, 'Recorded here.', width))
    expect(widthOf(each)).toBeLessThanOrEqual(width);
});

test('not passed: by objective with the time before, why each item was missed, the time of each', () => {
  const result = resultAfter(examOf('exam', [sample.one, sample.fill]), pick('b'), ...grade(60));
  const told = text(result);
  expect(told).toContain('✗ Not passed: 51 %, the pass mark is 68 %.');
  expect(told).toContain('15 of 29 points. Submitted after 1:30 of 60 minutes.');
  expect(told).toMatch(/✗ About balancing .* 0\/2 +0 % ░+ \(25 %\)/);
  expect(told).toContain('This time: 11 % more than the time before.');
  expect(told).toContain('What you missed: 3 of 3 items');
  expect(told).toMatch(/✗ Item 1: 0 of 2 points/);
  expect(told).toMatch(/Your answer \(option \d\): Option b/);
  expect(told).toMatch(
    /· Item 2: 0 of 2 points[\s\S]*You gave no answer\.\nRight answer: pm2 start app\.js -i max/,
  );
  expect(told).toMatch(/½ Item 3: 15 of 25 points/);
  expect(told).toContain('The mistake: It exits at once');
  expect(told).toMatch(/^ 1 ✗ +1:30 ▪+ +0\/2 Which one is/m);
  expect(told).toContain('clusterprep exam --size half --seed 7');
});

test('each missed item begins a part of its own, so that one can go from one to the next', () => {
  const { lines, starts } = examResultParts(resultAfter(examOf('exam', [sample.one, sample.fill])), '', 80);
  const heads = starts.map((start) => lines[start]).map((each) => (each ? textOf(each) : ''));
  expect(heads).toHaveLength(5);
  expect(heads[1]).toBe('What you missed: 3 of 3 items');
  expect(heads.at(-1)).toBe('Time per item');
});

test('passed: what to do next is the next larger sitting, or to keep what is known', () => {
  const result = resultAfter(examOf('exam', [sample.one]), pick('a'), ...grade(100));
  expect(text(result)).toContain('✓ Passed: 100 %');
  expect(nextAfter(result).map(({ command }) => command)).toEqual(['clusterprep exam --size full']);
  expect(nextAfter({ ...result, size: 'full' }).map(({ command }) => command)).toEqual([
    'clusterprep review',
  ]);
});

test('not passed: the lesson and the quiz of the weakest objective, the lab, then the cards', () => {
  const result = resultAfter(examOf('exam', [sample.one, sample.fill]), pick('b'));
  const commands = nextAfter(result).map(({ command }) => command);
  expect(commands[0]).toMatch(/^clusterprep learn /);
  expect(commands).toContain(`clusterprep lab ${lab}`);
  expect(commands.at(-1)).toBe('clusterprep review');
  // What was never answered is no card.
  const nothing = resultAfter(examOf('exam', [sample.one, sample.fill]));
  expect(nextAfter(nothing).at(-1)?.command).toBe('clusterprep quiz');
});

test('a training says that it does not count, and leads to the exam', () => {
  const result = resultAfter(examOf('training', [sample.one]), pick('a'));
  expect(text(result)).toContain('it does not count as a best');
  expect(nextAfter(result).at(-1)?.command).toBe('clusterprep exam');
});

test('what is left in the terminal fits on a screen of 24 rows', () => {
  const nine = examBlueprint.objectives.length;
  const result = resultAfter(examOf('exam', samples), pick('b'));
  // Nine objectives in the real blueprint: four rows more than here.
  expect(examSummary(result, 'Recorded here.', 80).length + 9 - nine).toBeLessThan(24);
});
