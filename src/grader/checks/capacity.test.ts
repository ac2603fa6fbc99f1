import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

const GOOD = { one: 50, all: 98, machineOne: 100, machineAll: 200, cpuOne: 10, cpuAll: 11 };
const SHARED = { primary: 30, workers: 970, helper: 0 };
const BUSY = [4, 4, 3, 4, 4];

type Mark = Record<string, number | boolean | number[]>;

const start = (header: Parameters<typeof settled>[0] = {}) => settled({ workers: 4, ...header }).at(200);
const pairs = (story: Story, more: Mark = {}, times = 3): Story =>
  Array.from({ length: times }).reduce<Story>(
    (so) => so.after(100).mark('capacity-pair', { ...GOOD, ...SHARED, samples: BUSY, ...more }),
    story,
  );
const frozen = (story: Story, answers: number, quiet: number) =>
  story
    .after(9)
    .mark('frozen', { pid: 101, others: [102, 103, 104], answers, quiet, limit: 1500, enough: 6 });
const finish = (story: Story, more: Mark = {}) =>
  story
    .after(9)
    .mark('capacity-end', { orders: 900, failed: 0, twice: 0, unnumbered: 0, seen: true, ...more });
const run = (more: Mark = {}, header = {}) => finish(frozen(pairs(start(header), more), 6, 10)).end();

describe('scales', () => {
  const use = 'scales';
  const POOR = { all: 51 };

  it('holds when the workers are in nobody’s way, also where the machine gives them no more', () => {
    expect(judged(run(), use)).toMatchObject({ status: 'pass' });
    expect(judged(run({ all: 55, machineAll: 110 }), use).status).toBe('pass');
    // Who is merely slow answers now and then.
    expect(judged(finish(frozen(pairs(start()), 4, 300)).end(), use).status).toBe('pass');
  });

  it.each([
    ['the primary does the work', { ...POOR, primary: 900, workers: 100 }, 'primary alone used 90 %'],
    ['a helper does', { ...POOR, primary: 20, workers: 80, helper: 900 }, 'beside them used 90 %'],
    ['an order costs more and more', { ...POOR, cpuAll: 38 }, '3.8 times the CPU time'],
    ['nobody computes', { ...POOR, samples: [1, 0, 1, 1] }, 'only 1 of them'],
  ])('fails when %s', (_, more, told) => {
    const finding = judged(run(more), use);
    expect(finding).toMatchObject({ status: 'fail', timed: true });
    expect(finding.because).toContain(told);
    expect(judged(run(more, { tooSlow: true }), use).status).toBe('unknown');
  });

  it('fails when a worker cannot go on without the others, and when orders fail', () => {
    const stuck = finish(frozen(pairs(start(), POOR), 1, 1400)).end();
    expect(judged(stuck, use)).toMatchObject({ status: 'fail' });
    expect(judged(stuck, use).because).toContain('could not go on');
    expect(judged(finish(pairs(start()), { failed: 2 }).end(), use).status).toBe('fail');
    expect(judged(start().mark('capacity-closed').end(), use).status).toBe('fail');
  });

  it('is unknown when what was seen and what was served contradict each other', () => {
    expect(judged(run(POOR), use)).toMatchObject({ status: 'unknown', timed: true });
    expect(judged(run({ primary: 900, workers: 100 }), use).status).toBe('unknown');
  });

  it('is unknown on one CPU, where nothing can be seen, and when it was not measured', () => {
    const one = start().unmet('cpus', 'outside', 'there is one CPU').end();
    expect(judged(one, use)).toMatchObject({ status: 'unknown' });
    expect(judged(one, use).because).toContain('two CPUs');
    expect(judged(finish(pairs(start()), { seen: false }).end(), use).status).toBe('unknown');
    expect(judged(pairs(start()).end(), use).status).toBe('unknown');
  });
});

describe('numbers-unique', () => {
  const use = 'numbers-unique';
  const order = (story: Story, pid: number, number: unknown) =>
    story.reply(story.ask('compute', '/order?item=1'), pid, { body: { pid, number } });

  it('holds when no number comes twice, with or without a load', () => {
    expect(judged(order(order(start(), 101, 1), 102, 2).end(), use).status).toBe('pass');
    expect(judged(run(), use).status).toBe('pass');
  });

  it('fails for a number that comes twice, and for none', () => {
    const twice = judged(order(order(start(), 101, 1), 102, 1).end(), use);
    expect(twice.status).toBe('fail');
    expect(twice.because).toContain('number 1, one from worker 101 and one from 102');
    expect(judged(order(start(), 101, '1').end(), use).status).toBe('fail');
    expect(judged(order(start(), 101, undefined).end(), use).status).toBe('fail');
    expect(judged(finish(pairs(start()), { twice: 3 }).end(), use).status).toBe('fail');
    expect(judged(finish(pairs(start()), { unnumbered: 3 }).end(), use).status).toBe('fail');
  });

  it('is unknown when nothing was ordered', () => {
    expect(judged(start().end(), use).status).toBe('unknown');
    expect(judged(start().soFar(), use).status).toBe('open');
  });
});
