import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Isolation } from '../domain/timeline.ts';
import { tryTier } from '../grader/contain/tiers.ts';
import { packageRoot } from '../store/content/root.ts';
import { loadLab } from '../store/content.ts';
import { gradeProgram } from './grade.ts';

const TIERS: readonly Isolation[] = ['bubblewrap', 'namespace', 'process-group'];
const LABS = ['fork-workers', 'respawn', 'round-robin', 'graceful-shutdown'];

const grade = async (id: string, answer: string, isolation: Isolation) => {
  const { lab } = await loadLab(id);
  return (await gradeProgram(lab, join(packageRoot(), 'labs', id, answer), { isolation })).verdict;
};

describe.each(TIERS)('in the tier %s', (tier) => {
  it.each(LABS)('the solution of %s passes', async (id) => {
    const state = tryTier(tier);
    if (!state.works) {
      await expect(grade(id, 'solution', tier)).rejects.toMatchObject({ code: 'no-isolation' });
      return;
    }
    const verdict = await grade(id, 'solution', tier);
    expect(verdict.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(verdict).toMatchObject({ status: 'pass', points: verdict.maxPoints, isolation: tier });
  });

  // Other starters fail by waiting: they are graded below, once.
  it('the starter of round-robin fails, but boots', async () => {
    const state = tryTier(tier);
    if (!state.works) {
      await expect(grade('round-robin', 'starter', tier)).rejects.toMatchObject({ code: 'no-isolation' });
      return;
    }
    const verdict = await grade('round-robin', 'starter', tier);
    expect(verdict.status).toBe('fail');
    expect(verdict.checks.find(({ id }) => id === 'serves')).toMatchObject({ status: 'pass' });
  });
});

describe('in the best tier', () => {
  it.concurrent.each(['graceful-shutdown', 'respawn'])(
    'the starter of %s does not pass',
    async (id) => {
      const best = TIERS.find((tier) => tryTier(tier).works) ?? 'process-group';
      const verdict = await grade(id, 'starter', best);
      // Its checks have limits of time, which mean nothing on a machine that is far too busy.
      expect(verdict.status === 'fail' || verdict.calibration.tooSlow).toBe(true);
      expect(verdict.points).toBeLessThan(verdict.maxPoints);
    },
    150_000,
  );
});
