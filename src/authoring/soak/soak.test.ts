import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type SoakGrade, soakReport } from '../../domain/soak-report.ts';
import type { Answer } from '../answers.ts';
import { SoakFile } from './file.ts';
import { soakPlan } from './plan.ts';

const answer = (lab: string, name: string, right: boolean): Answer => ({
  lab,
  name,
  path: '',
  expected: right ? { kind: 'passes' } : { kind: 'fails', fails: ['x'], may: [], mistake: 'm' },
});
const answers = [
  answer('a', 'solution', true),
  answer('a', 'accepted/x', true),
  answer('a', 'wrong/x', false),
  answer('b', 'solution', true),
  answer('b', 'wrong/y', false),
  { ...answer('b', 'starter', false), expected: { kind: 'starter' } as const },
];
const made: string[] = [];
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true });
});
const fileFor = () => {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'));
  made.push(folder);
  return new SoakFile(join(folder, 'deep', 'soak.jsonl'));
};
const grade = (n: number, other: Partial<SoakGrade> = {}): SoakGrade => ({
  n,
  lab: 'a',
  answer: 'solution',
  right: true,
  load: false,
  status: 'pass',
  because: [],
  tooSlow: false,
  ms: 10,
  ...other,
});

describe('the plan of a soak', () => {
  it('has as many right answers as wrong ones, half of the right ones on a busy machine', () => {
    const plan = soakPlan(answers, 5);
    expect(plan.map(({ n }) => n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(plan.filter(({ right, load }) => right && !load)).toHaveLength(3);
    expect(plan.filter(({ right, load }) => right && load)).toHaveLength(2);
    expect(plan.filter(({ right, load }) => !right && !load)).toHaveLength(5);
  });

  it('lets the labs take turns', () => {
    const right = soakPlan(answers, 8).filter((task) => task.right && !task.load);
    expect(right.map((task) => `${task.answer.lab}/${task.answer.name}`)).toEqual([
      'a/solution',
      'b/solution',
      'a/accepted/x',
      'a/solution',
    ]);
  });

  it('is empty where there is nothing to grade', () => {
    expect(soakPlan([], 3)).toEqual([]);
  });
});

describe('the file of a soak', () => {
  const plan = soakPlan(answers, 2);

  it('is gone on with, also after its last line was torn', () => {
    const file = fileFor();
    expect(file.begin(plan)).toEqual([]);
    file.add(grade(0));
    appendFileSync(file.path, '{"n":1,"la');
    expect(file.begin(plan)).toEqual([grade(0)]);
    file.add(grade(2));
    expect(file.begin(plan)).toEqual([grade(0), grade(2)]);
  });

  it('is put aside when it holds a whole soak', () => {
    const file = fileFor();
    file.begin(plan);
    for (const { n } of plan) file.add(grade(n));
    expect(file.begin(plan)).toEqual([]);
    expect(existsSync(`${file.path}.old`)).toBe(true);
    expect(readFileSync(file.path, 'utf8').split('\n')).toHaveLength(2);
  });

  it('is refused when it belongs to another plan, or is no soak', () => {
    const file = fileFor();
    file.begin(plan);
    expect(() => file.begin(soakPlan(answers, 3))).toThrow('unfinished soak');
    rmSync(file.path);
    appendFileSync(file.path, 'hello\n');
    expect(() => file.begin(plan)).toThrow('no soak of ours');
  });
});

describe('the report of a soak', () => {
  const wrong = (n: number, status: SoakGrade['status']) => grade(n, { right: false, status });

  it('holds when every grade was right', () => {
    const report = soakReport(3, [grade(0), grade(1, { load: true }), wrong(2, 'fail')]);
    expect(report).toMatchObject({
      holds: true,
      right: { idle: { grades: 1, pass: 1 }, loaded: { grades: 1, pass: 1 } },
      wrong: { grades: 1, fail: 1 },
      sumMs: 30,
    });
    expect(soakReport(4, [grade(0)]).holds).toBe(false);
  });

  it('does not hold with a false fail, a false pass or a fault of the grader', () => {
    expect(soakReport(1, [grade(0, { status: 'fail' })])).toMatchObject({
      holds: false,
      falseFails: [{ n: 0 }],
    });
    expect(soakReport(1, [wrong(0, 'pass')])).toMatchObject({ holds: false, falsePasses: [{ n: 0 }] });
    expect(soakReport(1, [wrong(0, null)])).toMatchObject({ holds: false, faults: [{ n: 0 }] });
  });

  it('forgives one unknown in a hundred right answers, and any of wrong ones', () => {
    const many = (unknown: number) =>
      Array.from({ length: 200 }, (_, n) => grade(n, n < unknown ? { status: 'unknown' } : {}));
    expect(soakReport(200, many(2)).holds).toBe(true);
    expect(soakReport(200, many(3)).holds).toBe(false);
    expect(soakReport(1, [wrong(0, 'unknown')]).holds).toBe(true);
  });
});
