import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Lab } from '../domain/lab.ts';
import { loadLab } from '../store/content.ts';
import { checkLabs } from './check-labs.ts';
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
      expect.stringContaining('the mistake named first is none'),
    );
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
