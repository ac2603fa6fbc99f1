import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Lab } from '../domain/lab.ts';
import { testLab, testVerdict } from '../domain/testing/lab.ts';
import { answersOf } from './answers.ts';
import { differences, leftOpen, toothless } from './compare.ts';
import { pool } from './pool.ts';

const made: string[] = [];
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true });
});

describe('differences', () => {
  const fails = (names: string[], may: string[] = [], mistake = 'exits-at-once') =>
    ({ expected: { kind: 'fails', fails: names, may, mistake } }) as const;
  const passes = { expected: { kind: 'passes' } } as const;
  const starter = { expected: { kind: 'starter' } } as const;

  it('asks that right answers pass, and tells each check that does not', () => {
    expect(differences(passes, testVerdict({}))).toEqual([]);
    expect(differences(passes, testVerdict({ ends: 'unknown' }))).toEqual([
      'ends is unknown: ends was seen to unknown.',
    ]);
    expect(differences(passes, testVerdict({ ends: 'fail', serves: 'fail' }))).toHaveLength(2);
  });

  it('asks that starters boot and fail', () => {
    expect(differences(starter, testVerdict({ finishes: 'fail' }))).toEqual([]);
    expect(differences(starter, testVerdict({}))[0]).toContain('should fail, and is pass');
    expect(differences(starter, testVerdict({ serves: 'unknown' }))[0]).toContain('is unknown');
    expect(differences(starter, testVerdict({ serves: 'fail' }))[0]).toContain('should boot');
  });

  it('asks that wrong answers fail what they declare, and nothing else but what they may', () => {
    const verdict = testVerdict({ finishes: 'fail', ends: 'fail' });
    expect(differences(fails(['finishes', 'ends']), verdict)).toEqual([]);
    expect(differences(fails(['finishes'], ['ends']), verdict)).toEqual([]);
    expect(differences(fails(['finishes']), verdict)[0]).toContain('ends fails undeclared');
    expect(differences(fails(['finishes', 'serves', 'ends']), verdict)[0]).toContain('serves should fail');
  });

  it('tells a wrong answer that survives, and a mistake that is not named first', () => {
    expect(differences(fails(['finishes']), testVerdict({}))[0]).toContain(
      'it survives: the verdict is pass',
    );
    expect(differences(fails(['finishes']), testVerdict({ finishes: 'unknown' }))[0]).toContain(
      'it survives',
    );
    const other = differences(fails(['finishes'], [], 'other'), testVerdict({ finishes: 'fail' }));
    expect(other).toEqual(['the mistake named first is exits-at-once, not other (all: exits-at-once)']);
    const none = differences(fails(['finishes']), { ...testVerdict({ finishes: 'fail' }), mistakes: [] });
    expect(none[0]).toContain('named first is none');
  });

  it('lets a wrong answer survive that is known to, and tells when it does not', () => {
    const survives = { expected: { kind: 'survives', reason: 'Nobody can tell.' } } as const;
    expect(differences(survives, testVerdict({}))).toEqual([]);
    expect(differences(survives, testVerdict({ ends: 'fail' }))[0]).toContain('not survive any more');
  });
});

describe('a verdict with unknown checks', () => {
  const fails = { expected: { kind: 'fails', fails: ['finishes'], may: ['ends'], mistake: 'm' } } as const;
  const passes = { expected: { kind: 'passes' } } as const;
  const starter = { expected: { kind: 'starter' } } as const;

  it.each([
    ['a right answer', passes, { ends: 'unknown' }, true],
    ['a right answer that fails', passes, { ends: 'unknown', finishes: 'fail' }, false],
    ['a right answer without unknowns', passes, { ends: 'fail' }, false],
    ['a wrong answer', fails, { finishes: 'unknown', ends: 'fail' }, true],
    ['a wrong answer that passes what it should fail', fails, { ends: 'unknown' }, false],
    [
      'a wrong answer that fails what it should not',
      fails,
      { finishes: 'fail', serves: 'fail', ends: 'unknown' },
      false,
    ],
    ['a starter', starter, { ends: 'unknown' }, true],
    ['a starter that does not boot', starter, { serves: 'fail', ends: 'unknown' }, false],
  ] as const)('of %s', (_, answer, named, open) => {
    expect(leftOpen(answer, testVerdict(named))).toBe(open);
  });
});

describe('toothless', () => {
  const killed = new Map([['finishes', ['wrong/x']]]);
  const reason = 'It can be failed only where a machine has one processor.';
  const names = (unkilled: Lab['unkilled']) => toothless({ ...testLab(), unkilled }, killed);
  const all = testLab().checks.map(({ id }) => id);

  it('names the checks that no wrong answer fails', () => {
    expect(names([])).toEqual(
      all
        .filter((id) => id !== 'finishes')
        .map((id) => expect.stringContaining(`no wrong answer fails ${id}`)),
    );
  });

  it('takes a reason for an excuse, and tells one that is not needed any more', () => {
    expect(names(all.filter((id) => id !== 'finishes').map((check) => ({ check, reason })))).toEqual([]);
    expect(names(all.map((check) => ({ check, reason })))).toEqual([
      expect.stringContaining('finishes is failed by wrong/x'),
    ]);
  });
});

describe('answersOf', () => {
  const lab: Lab = {
    ...testLab(),
    wrong: [
      {
        id: 'early',
        mistake: 'exits-at-once',
        fails: ['ends'],
        may: [{ check: 'finishes', reason: 'chance' }],
      },
    ],
  };
  const on = (...folders: string[]) => {
    const path = mkdtempSync(join(tmpdir(), 'answers-'));
    made.push(path);
    for (const each of folders) mkdirSync(join(path, each), { recursive: true });
    return answersOf(lab, path);
  };

  it('finds what is on disk, with what is declared of it', () => {
    const { answers, problems } = on('starter', 'solution', 'accepted/b', 'accepted/a', 'wrong/early');
    expect(problems).toEqual([]);
    expect(answers.map(({ name }) => name)).toEqual([
      'starter',
      'solution',
      'accepted/a',
      'accepted/b',
      'wrong/early',
    ]);
    expect(answers.at(-1)?.expected).toEqual({
      kind: 'fails',
      fails: ['ends'],
      may: ['finishes'],
      mistake: 'exits-at-once',
    });
  });

  it('tells what is declared and not there, and what is there and not declared', () => {
    expect(on('starter', 'wrong/late').problems).toEqual([
      'test-lab: there is no folder solution',
      'test-lab: there is no folder wrong/early',
      'test-lab: wrong/late is not declared in lab.yaml',
    ]);
  });
});

describe('pool', () => {
  it('runs all, in order of start, and never more than its width at once', async () => {
    const started: number[] = [];
    let running = 0;
    let most = 0;
    await pool([1, 2, 3, 4, 5], 2, async (item) => {
      started.push(item);
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    });
    expect([started, most]).toEqual([[1, 2, 3, 4, 5], 2]);
  });

  it('rejects with the first failure, when what is under way has settled, and starts nothing more', async () => {
    const log: string[] = [];
    const work = async (item: number) => {
      log.push(`start ${item}`);
      if (item === 1) throw new Error('one');
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`end ${item}`);
    };
    await expect(pool([1, 2, 3, 4], 2, work)).rejects.toThrow('one');
    expect(log).toEqual(['start 1', 'start 2', 'end 2']);
  });

  it('starts nothing more once it is stopped, and takes what was cancelled for no failure', async () => {
    const stop = new AbortController();
    const started: number[] = [];
    const work = async (item: number) => {
      started.push(item);
      if (item === 2) stop.abort();
      await new Promise((resolve) => setImmediate(resolve));
      stop.signal.throwIfAborted();
    };
    await pool([1, 2, 3, 4], 2, work, stop.signal);
    expect(started).toEqual([1, 2]);
  });

  it('has nothing to do for nothing', async () => {
    await expect(pool([], 3, () => Promise.reject(new Error('never')))).resolves.toBeUndefined();
  });
});
