import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Lab } from '../domain/lab.ts';
import { loadLab } from '../store/content.ts';
import { checkLabs } from './check-labs.ts';
import type { AnswerResult } from './grade-answer.ts';
import { ownNode } from './nodes.ts';
import { reportOf } from './report.ts';

const { lab, folder } = await loadLab('round-robin');
const made: string[] = [];
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true });
});
const copyOf = () => {
  const path = mkdtempSync(join(tmpdir(), 'check-labs-'));
  made.push(path);
  cpSync(folder, path, { recursive: true });
  return path;
};
/** Judges the recordings; nothing may be graded. */
const judge = (from: string, other: Partial<Lab> = {}) =>
  checkLabs({
    labs: [{ lab: { ...lab, ...other }, folder: from }],
    mode: 'recorded',
    record: false,
    repeat: 1,
    width: 1,
    nodes: [ownNode()],
    onPlan: (expected) => expect(expected).toEqual([]),
    onResult: () => {},
  });

describe('answers that are graded', () => {
  const proved = (name: string, unproved: boolean): AnswerResult => ({
    answer: { lab: lab.id, name, path: '', expected: { kind: 'passes' } },
    ...{ run: 1, node: 'v24.0.0', source: 'graded', verdict: undefined, recording: undefined, ms: 1 },
    ...{ problems: unproved ? ['rotation is unknown'] : [], facts: [], unproved },
  });
  const check = async (width: number, busy: (name: string, earlier: number) => boolean) => {
    const graded: string[] = [];
    const tries: (number | undefined)[] = [];
    const found = await checkLabs({
      labs: [{ lab, folder }],
      ...{ mode: 'grade', record: false, repeat: 1, width, nodes: [ownNode()] },
      only: ({ name }) => name.startsWith('accepted/') || name === 'solution',
      grade: async (task) => {
        const earlier = graded.filter((name) => name === task.answer.name).length;
        graded.push(task.answer.name);
        tries.push(task.tries);
        return proved(task.answer.name, busy(task.answer.name, earlier));
      },
      onPlan: () => {},
      onResult: () => {},
    });
    return { found, graded, tries };
  };

  it('are graded once more, alone, where the machine was too busy beside others', async () => {
    const { found, graded, tries } = await check(3, (name, earlier) => name === 'solution' && earlier === 0);
    expect(graded.filter((name) => name === 'solution')).toHaveLength(2);
    expect(graded.at(-1)).toBe('solution');
    expect(tries.slice(0, -1).every((each) => each === 1)).toBe(true);
    expect(tries.at(-1)).toBeUndefined();
    expect(found.results.flatMap(({ problems }) => problems)).toEqual([]);
    expect(found.results).toHaveLength(graded.length - 1);
  });

  it('are told as they are where it was too busy then as well', async () => {
    const { found } = await check(3, (name) => name === 'solution');
    expect(found.results.flatMap(({ problems }) => problems)).toEqual(['rotation is unknown']);
    const alone = await check(1, (name) => name === 'solution');
    expect(alone.graded).toHaveLength(alone.found.results.length);
  });
});

describe('a check that is interrupted', () => {
  const stop = () => {
    const controller = new AbortController();
    let results = 0;
    const onResult = () => {
      results += 1;
      if (results === 2) controller.abort(new Error('interrupted'));
    };
    return { stop: controller.signal, onResult };
  };
  const from = { labs: [{ lab, folder }], record: false, repeat: 1, width: 1, nodes: [ownNode()] };

  it('tells what was graded before, what is left, and nothing of all answers', async () => {
    const planned: number[] = [];
    const found = await checkLabs({
      ...{ ...from, ...stop(), mode: 'grade' },
      grade: async ({ answer, run, signal }) => {
        signal?.throwIfAborted();
        const head = { answer, run, node: 'v24.0.0', source: 'graded', unproved: false, ms: 1 } as const;
        return { ...head, verdict: undefined, recording: undefined, facts: [], problems: ['found'] };
      },
      onPlan: (expected) => planned.push(expected.length),
    });
    expect(found.results.map(({ problems }) => problems)).toEqual([['found'], ['found']]);
    expect(found.left).toBe((planned[0] ?? 0) - 2);
    expect(found.problems).toEqual([]);
    expect(reportOf({ labs: [lab], found, bank: [], proofs: [], proofsLeft: 3, ms: 1 }).left).toBe(
      found.left + 3,
    );
  });

  it('judges no recording any more', async () => {
    const found = await checkLabs({
      ...{ ...from, mode: 'recorded', stop: AbortSignal.abort() },
      onPlan: () => {},
      onResult: () => {},
    });
    expect([found.results, found.problems]).toEqual([[], []]);
    expect(found.left).toBeGreaterThan(10);
  });
});

describe('the recordings of a lab', () => {
  it('are judged, and tell which wrong answers each check fails', async () => {
    const found = await judge(folder);
    expect(found.problems).toEqual([]);
    expect(found.results.map(({ source }) => source)).not.toContain('graded');
    expect(found.killed.get('round-robin')?.get('one-port')).toContain('wrong/four-workers');
    const report = reportOf({ labs: [lab], found, bank: [], proofs: [], ms: 1 });
    expect(report.problems).toEqual([]);
    expect(report.grades[0]).toMatchObject({ answer: 'starter', status: 'fail', source: 'recorded' });
    expect(report.labs[0]?.checks.every(({ kills }) => kills.length > 0)).toBe(true);
  });

  it('betray a check that became blind, and a mistake that has another name now', async () => {
    const blind = lab.checks.map((check) => (check.id === 'rotation' ? { ...check, use: 'serves' } : check));
    const found = await judge(folder, { checks: blind });
    const problems = reportOf({ labs: [lab], found, bank: [], proofs: [], ms: 1 }).problems;
    expect(problems).toContainEqual(
      expect.stringMatching(/no wrong answer fails rotation|rotation should fail/),
    );
    const unnamed = await judge(folder, { mistakes: [] });
    expect(unnamed.results.flatMap((result) => result.problems)).toContainEqual(
      expect.stringMatching(/the mistake named first is none, not [\w-]+ \(all: none\)$/),
    );
  });

  it('show of a mistake that was not named what the run had of its facts', async () => {
    const mistakes = lab.mistakes.map((mistake) => ({
      ...mistake,
      any: [{ checks: {}, facts: { 'default.policy': 'gone', 'default.nothing': 1 } }],
    }));
    const found = await judge(folder, { mistakes });
    expect(found.results.flatMap(({ problems }) => problems)).toContainEqual(
      expect.stringMatching(/; of its facts: default\.policy = \w+, default\.nothing = not seen$/),
    );
  });

  it('betray a mistake that names a fact which no run had, with its line', async () => {
    const mistakes = lab.mistakes.map((mistake, n) =>
      n > 0 ? mistake : { ...mistake, any: [{ checks: {}, facts: { 'default.polcy': 'rr' } }] },
    );
    const found = await judge(folder, { mistakes });
    expect(found.problems).toEqual([
      expect.stringMatching(
        /^labs\/round-robin\/lab.yaml:\d+: mistakes.*: No run of any answer had the fact "default.polcy". Did you mean "default.policy"\?$/,
      ),
    ]);
  });

  it('are asked for where they are missing, and noted where they are out of date', async () => {
    const copy = copyOf();
    rmSync(join(copy, 'recorded', 'solution.json.gz'));
    writeFileSync(join(copy, 'starter', 'server.js'), '// changed\n');
    const found = await judge(copy);
    expect(found.problems).toEqual([
      expect.stringMatching(/^round-robin: 1 of \d+ answers are not recorded: .* --record$/),
    ]);
    expect(found.notes).toContainEqual(
      expect.stringMatching(/^round-robin\/starter: recorded before the answer/),
    );
  });
});
