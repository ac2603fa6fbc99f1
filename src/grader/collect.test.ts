import { describe, expect, it } from 'vitest';
import type { Scenario } from '../domain/lab.ts';
import { collectAll } from './collect.ts';
import { story } from './testing/timeline.ts';

const scenario = (id: string, alone = false): Scenario => ({
  id,
  title: id,
  workers: 2,
  env: {},
  boot: 'serves',
  alone,
  probes: [],
});
const failed = story().launch().at(60).exit(1).condition('serving', false, 10_000).end();
/** Runs them, and tells which were started, in order. */
const collect = async (scenarios: readonly Scenario[], brakes: Parameters<typeof collectAll>[2] = {}) => {
  const started: string[] = [];
  const collected = await collectAll(
    scenarios,
    async ({ id }) => {
      started.push(id);
      return { ...failed, scenario: id };
    },
    brakes,
  );
  return { started, ...collected };
};
const three = [scenario('a'), scenario('b'), scenario('c')];

describe('collectAll', () => {
  it('runs all, and keeps the order of the lab', async () => {
    const { started, timelines, notRun } = await collect([...three, scenario('d', true)]);
    expect(started).toEqual(['d', 'a', 'b', 'c']);
    expect(timelines.map(({ scenario }) => scenario)).toEqual(['a', 'b', 'c', 'd']);
    expect(notRun).toEqual({});
  });

  it('starts no other scenario when the first one shows that it is pointless', async () => {
    const { started, timelines, notRun } = await collect(three, { goesOn: () => false });
    expect(started).toEqual(['a']);
    expect(timelines).toHaveLength(1);
    expect(notRun).toEqual({ b: 'boot-failed', c: 'boot-failed' });
  });

  it('also where scenarios run alone', async () => {
    const alone = [scenario('a', true), scenario('b', true), scenario('c')];
    const { started, notRun } = await collect(alone, { goesOn: () => false });
    expect(started).toEqual(['a']);
    expect(notRun).toEqual({ b: 'boot-failed', c: 'boot-failed' });
  });

  it('goes on when a later scenario fails', async () => {
    const { started } = await collect(three, { goesOn: ({ scenario }) => scenario === 'a' });
    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('starts nothing when the time is spent', async () => {
    let left = 2;
    const { started, notRun } = await collect(three, { hasTime: () => left-- > 0 });
    expect(started).toEqual(['a', 'b']);
    expect(notRun).toEqual({ c: 'out-of-time' });
  });

  it('lets what runs end before it tells of a fault', async () => {
    const ended: string[] = [];
    const run = async ({ id }: Scenario, onBooted: () => void) => {
      onBooted();
      await Promise.resolve();
      if (id === 'b') throw new Error('a fault of ours');
      ended.push(id);
      return { ...failed, scenario: id };
    };
    await expect(collectAll(three, run)).rejects.toThrow('a fault of ours');
    expect(ended).toEqual(['a', 'c']);
  });
});
