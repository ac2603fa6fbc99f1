import { describe, expect, it } from 'vitest';
import { growing, type Header, killed, looked, tries } from '../testing/crash-loop.ts';
import { judged } from '../testing/judge-story.ts';
import { settled } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

/** The fault ends at `off`; `then` tells what comes, and the last look is at `off` + 4 s. */
const mended = (told: Story, off: number, then: (after: Story) => Story, alive: number[]): Story =>
  then(told.at(off).mark('fault-off'))
    .at(off + 3500)
    .mark('steady-start', { workers: alive })
    .at(off + 4000)
    .mark('steady-end', { workers: alive });
const back = (after: Story): Story =>
  after
    .after(800)
    .born(120)
    .mark('whole', { workers: [102, 103, 120] });
const asIs = (after: Story): Story => after;

describe('recovers', () => {
  const use = 'recovers';
  const loop = (header: Header = {}) => looked(tries(killed(1, header), ...growing, 5100));

  it('holds when the pool is whole within 3 s and stays so', () => {
    expect(judged(mended(loop(), 5210, back, [102, 103, 120]).end(), use).because).toContain(
      '800 ms later the pool was whole',
    );
  });

  it('fails when it does not come back, loses one again, or gives up', () => {
    const never = mended(loop(), 5210, (after) => after.after(500).born(120), [102, 103]);
    expect(judged(never.end(), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(mended(loop(), 5210, back, [102, 103]).end(), use)).toMatchObject({ status: 'fail' });
    const gone = mended(loop().exit(1), 5210, asIs, []);
    expect(judged(gone.end(), use).because).toContain('though other workers were serving');
  });

  it('fails for a pause that is too long, whether it ends or not', () => {
    const five = looked(tries(killed(), 305, 545, 985));
    expect(judged(mended(five, 8200, back, [102, 103, 120]).end(), use).because).toContain(
      'No pause may be longer',
    );
    // The last try failed at 5140 ms, and the next came 2.4 s later.
    const grows = mended(loop(), 5210, (after) => after.at(7540).born(120).mark('whole'), [102, 103, 120]);
    expect(judged(grows.end(), use)).toMatchObject({ status: 'fail', timed: true });
    const just = mended(loop(), 5210, (after) => after.at(7190).born(120).mark('whole'), [102, 103, 120]);
    expect(judged(just.end(), use).status).toBe('pass');
    const slow = mended(loop(), 5210, (after) => after.after(4000).born(120), [102, 103]).at(9300);
    expect(judged(slow.end(), use).status).toBe('fail');
  });

  it('is unknown on a machine that is too slow, and before the fault ends', () => {
    expect(judged(mended(loop({ tooSlow: true }), 5210, asIs, [102, 103]).end(), use).status).toBe('unknown');
    expect(judged(loop().end(), use).status).toBe('unknown');
  });
});

describe('comes-back-or-gives-up', () => {
  const use = 'comes-back-or-gives-up';
  const down = () => tries(killed(3), 305, 545, 985);
  const over = (told: Story) => mended(looked(told), 5210, asIs, []).end();

  it('holds when it comes back, and when it gives up for all to see', () => {
    const whole = mended(
      looked(down()),
      5210,
      (after) => after.after(900).born(120, 121, 122).mark('whole'),
      [120, 121, 122],
    );
    expect(judged(whole.end(), use).status).toBe('pass');
    expect(judged(over(down().at(1100).exit(1)), use).because).toContain('for its supervisor to see');
  });

  it('holds when it gives up in the moment in which the fault ends, before any other try', () => {
    const just = mended(looked(down()), 5210, (after) => after.after(4).exit(1), []);
    expect(judged(just.end(), use).because).toContain('for its supervisor to see');
    const booting = mended(
      looked(down()).at(5205).born(120),
      5210,
      (all) => all.after(4).exit(1).died(120),
      [],
    );
    expect(judged(booting.end(), use).status).toBe('pass');
  });

  it.each([
    ['a good end', () => down().at(1100).exit(0), 'a good end'],
    ['a kill', () => down().at(1100).exit(null, 'SIGTERM'), 'a kill'],
    ['too few tries', () => tries(killed(3), 305, 545).at(1100).exit(1), '3 times at least'],
    ['somebody left', () => down().at(1050).born(130).at(1100).exit(1), 'left 130 behind'],
  ])('fails for %s', (_, told, because) => {
    expect(judged(over(told()), use)).toMatchObject({ status: 'fail' });
    expect(judged(over(told()), use).because).toContain(because);
  });

  it('fails when it ends after the fault, and when it never comes back', () => {
    const late = mended(looked(down()), 5210, (after) => after.after(2100).exit(1), []);
    expect(judged(late.end(), use).because).toContain('when new workers could boot again');
    const tried = mended(looked(down()), 5210, (after) => after.after(100).born(120).after(200).exit(1), []);
    expect(judged(tried.end(), use).because).toContain('when new workers could boot again');
    const serving = mended(
      looked(down().at(5180).born(120)),
      5210,
      (after) => after.after(50).answer('poll', 120).after(50).exit(1).died(120),
      [],
    );
    expect(judged(serving.end(), use).because).toContain('when new workers could boot again');
    expect(judged(over(down()), use)).toMatchObject({ status: 'fail', timed: true });
  });

  it('is unknown when nothing was struck', () => {
    expect(judged(settled().end(), use).status).toBe('unknown');
  });
});
