import { describe, expect, it } from 'vitest';
import type { Calibration, Timeline } from '../domain/timeline.ts';
import { labOf } from '../grader/testing/judge-story.ts';
import { booted } from '../grader/testing/openings.ts';
import { story } from '../grader/testing/timeline.ts';
import { againWhereNoisy } from './again.ts';

const lab = labOf('serves');
const at = (scale: number): Calibration => ({ startMs: 40, lagMs: 1, scale, tooSlow: false });
const well = booted().end();
const hung = (tooSlow = false): Timeline =>
  story({ tooSlow }).launch().at(60).lost('boot', 'refused').condition('serving', false, 10_000).end();
/** Booted, and then a limit of time was broken. */
const overdue = booted().at(40_000).limit('time').end();

/** What becomes of one timeline when the machine is then measured at `scale`, and a run more would go well. */
const settle = async (timeline: Timeline, scale: number, hasTime = true) => {
  const runs: number[] = [];
  const collected = { timelines: [timeline], notRun: {} };
  const settled = await againWhereNoisy(lab, collected, at(1), {
    calibrate: async () => at(scale),
    run: async (_, calibration) => {
      runs.push(calibration.scale);
      return well;
    },
    hasTime: () => hasTime,
    onAgain: () => {},
  });
  return { runs, ...settled };
};

describe('againWhereNoisy', () => {
  it('runs again what broke a limit of time when the machine has become much slower', async () => {
    expect(await settle(overdue, 2)).toEqual({ runs: [2], timelines: [well], notRun: {} });
    expect((await settle(overdue, 1.1)).runs).toEqual([]);
    expect((await settle(well, 2)).runs).toEqual([]);
  });

  it('does not wait a second time for a program that hung at boot', async () => {
    expect((await settle(hung(), 2)).runs).toEqual([]);
  });

  it('but does when the machine was too slow to tell', async () => {
    expect((await settle(hung(true), 1)).runs).toEqual([1]);
  });

  it('runs nothing again when the time of the whole grade is spent, and says so', async () => {
    expect(await settle(overdue, 2, false)).toEqual({
      runs: [],
      timelines: [overdue],
      notRun: { test: 'out-of-time' },
    });
  });
});
