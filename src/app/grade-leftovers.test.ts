import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Isolation } from '../domain/timeline.ts';
import { tryTier } from '../grader/contain/tiers.ts';
import {
  eventually,
  processesOf,
  type TemporaryProgram,
  temporaryProgram,
  tinyLab,
} from '../grader/testing/programs.ts';
import { gradeProgram } from './grade.ts';
import type { GradeUpdate } from './grading.ts';

const TIERS: readonly Isolation[] = ['bubblewrap', 'namespace', 'process-group'];
const temporary: TemporaryProgram[] = [];
afterEach(() => {
  for (const { remove } of temporary.splice(0)) remove();
});

/** A tree that is as hostile as the tier promises to bear. */
const treeFor = (tier: Isolation): string => {
  const made = temporaryProgram('hostile-tree', tier === 'process-group' ? { 'tame.json': '{}' } : {});
  temporary.push(made);
  return made.folder;
};

const works = (tier: Isolation, skip: (reason: string) => void): void => {
  const state = tryTier(tier);
  if (!state.works) skip(`${tier} does not work here: ${state.reason}`);
};

/** Processes below `pid`, itself not. */
const below = (pid: number): number[] => {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((each) => parentOf(each) === pid);
  return children.flatMap((child) => [child, ...below(child)]);
};

const statOf = (pid: number): string[] => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
};
const parentOf = (pid: number): number => Number(statOf(pid)[1]);
/** What had gone before it could be looked at has no time of its start, and lives no more. */
const lives = (pid: number, started: string | undefined): boolean => {
  const stat = statOf(pid);
  return started !== undefined && stat[19] === started && stat[0] !== 'Z';
};

/** The grade is in its quiet time, and the tree has all its members. */
const inMidRun = (folder: string): Promise<void> =>
  eventually('the tree has grown', () => processesOf(folder).length >= 4);

describe.each(TIERS)('in the tier %s nothing is left', (tier) => {
  it('after a grade', async ({ skip }) => {
    works(tier, skip);
    const folder = treeFor(tier);
    const { verdict, recording } = await gradeProgram(tinyLab({ limit: 5000 }), folder, { isolation: tier });
    expect(processesOf(folder)).toEqual([]);
    expect(verdict.checks[0]).toMatchObject({ id: 'serves', status: 'pass' });
    const born = recording.timelines[0]?.events.filter((event) => event.kind === 'born') ?? [];
    // The primary, two workers, and what it left behind.
    expect(born.length).toBeGreaterThanOrEqual(4);
  });

  it('after an abort in mid-run', async ({ skip }) => {
    works(tier, skip);
    const folder = treeFor(tier);
    const stop = new AbortController();
    const grade = gradeProgram(tinyLab({ limit: 5000, quiet: 15_000 }), folder, {
      isolation: tier,
      signal: stop.signal,
    });
    const ended = expect(grade).rejects.toMatchObject({ name: 'AbortError' });
    await inMidRun(folder);
    stop.abort();
    await ended;
    expect(processesOf(folder)).toEqual([]);
  });

  it('after SIGKILL to the wrapper of the grading process', async ({ skip }) => {
    works(tier, skip);
    const folder = treeFor(tier);
    const before = new Set(below(process.pid));
    const updates: GradeUpdate[] = [];
    const grade = gradeProgram(tinyLab({ limit: 5000, quiet: 15_000 }), folder, {
      isolation: tier,
      onUpdate: (update) => updates.push(update),
    });
    const ended = expect(grade).rejects.toMatchObject({ name: 'GraderError', code: 'grading-process-ended' });
    await inMidRun(folder);
    const [wrapper] = below(process.pid).filter((pid) => !before.has(pid) && parentOf(pid) === process.pid);
    if (wrapper === undefined) throw new Error('there is no wrapper');
    process.kill(wrapper, 'SIGKILL');
    await ended;
    expect(processesOf(folder)).toEqual([]);
  });

  it('after SIGKILL to the whole of clusterprep', async ({ skip }) => {
    works(tier, skip);
    const folder = treeFor(tier);
    const child = startGrade(tier, folder);
    try {
      await inMidRun(folder);
      const tree = below(child.pid ?? 0).map((pid) => ({ pid, started: statOf(pid)[19] }));
      expect(tree.length).toBeGreaterThanOrEqual(4);
      child.kill('SIGKILL');
      await once(child, 'exit');
      await eventually('nothing is left', () => processesOf(folder).length === 0);
      await eventually(
        'no grading process is left',
        () => !tree.some(({ pid, started }) => lives(pid, started)),
      );
    } finally {
      child.kill('SIGKILL');
    }
  });
});

/** A process of its own that grades; told by environment, so that its command line does not name the program. */
const startGrade = (tier: Isolation, folder: string): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, '..', 'grader', 'fixtures', 'grade-tiny.ts')], {
    env: { ...process.env, TIER: tier, FOLDER: folder },
    stdio: 'ignore',
  });
