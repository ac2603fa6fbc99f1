import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];
const pids = workerPids(3);
const KILLED = 200;

/** The first `victims` workers are killed at 200 ms, when no new one can boot. */
const killed = (victims = 1, header: Header = {}): Story => {
  const dead = pids.slice(0, victims);
  return settled(header)
    .at(KILLED)
    .mark('fault-on')
    .mark('struck', { how: 'SIGKILL', pids: dead, workers: pids })
    .at(205)
    .died(...dead)
    .condition('victim-gone', true, 3000)
    .mark('victims-gone', { pids: dead })
    .at(255)
    .mark('window-over')
    .mark('loop-start', { cpu: 500 });
};
/** A worker is forked at each of these moments, and dead 40 ms later. */
const tries = (told: Story, ...moments: number[]): Story =>
  told.each(moments, (all, moment, index) =>
    all
      .at(moment)
      .born(110 + index)
      .at(moment + 40)
      .died(110 + index),
  );
const looked = (told: Story, cpu: number | undefined = 600, t = 5200): Story =>
  told.at(t).mark('loop-end', cpu === undefined ? {} : { cpu });
const growing = [305, 545, 985, 1825, 3465];

describe('bounded-forks', () => {
  const use = 'bounded-forks';

  it('holds for pauses that grow, and for as many tries as are allowed', () => {
    expect(judged(looked(tries(killed(), ...growing)).end(), use).status).toBe('pass');
    const ten = Array.from({ length: 10 }, (_, index) => 300 + 450 * index);
    expect(judged(looked(tries(killed(), ...ten)).end(), use).because).toContain('10 workers were forked');
  });

  it('fails for one more, and allows each place its own', () => {
    const eleven = Array.from({ length: 11 }, (_, index) => 300 + 440 * index);
    expect(judged(looked(tries(killed(), ...eleven)).end(), use)).toMatchObject({ status: 'fail' });
    expect(judged(looked(tries(killed(3), ...eleven)).end(), use).status).toBe('pass');
  });

  it('does not count what comes while a slow machine is watched for longer, but looks at the pauses', () => {
    const patient = Array.from({ length: 12 }, (_, index) => 300 + 700 * index);
    expect(judged(looked(tries(killed(), ...patient), 600, 9000).end(), use).status).toBe('pass');
    const hasty = looked(
      killed().each([0, 1, 2, 3, 4, 5], (all, index) =>
        all
          .at(300 + 800 * index)
          .born(110 + index)
          .at(1000 + 800 * index)
          .died(110 + index),
      ),
    );
    expect(judged(hasty.end(), use)).toMatchObject({ status: 'unknown' });
    expect(judged(hasty.end(), use).because).toContain('105 ms on average');
  });

  it('fails when nobody tries', () => {
    expect(judged(looked(killed()).end(), use)).toMatchObject({ status: 'fail', timed: true });
  });

  it('is unknown on a machine that is too slow, and without a strike', () => {
    expect(judged(looked(tries(killed(1, { tooSlow: true }), ...growing)).end(), use).status).toBe('unknown');
    expect(judged(settled().end(), use).status).toBe('unknown');
  });
});

describe('serves-meanwhile', () => {
  const use = 'serves-meanwhile';

  it('holds when all are answered, and does not count what Node may have lost', () => {
    const told = settled()
      .at(KILLED)
      .mark('struck', { how: 'SIGKILL', pids: [101], workers: pids });
    told
      .at(205)
      .died(101)
      .mark('victims-gone', { pids: [101] });
    told.at(210).lost('meanwhile', 'timed-out').at(255).mark('window-over');
    expect(judged(looked(told.at(300).answer('meanwhile', 102)).end(), use).status).toBe('pass');
  });

  it('fails for a refusal, and for a hang as long as the machine is not the cause', () => {
    expect(judged(looked(killed().at(400).lost('meanwhile', 'refused')).end(), use).status).toBe('fail');
    const hang = (header: Header) => looked(killed(1, header).at(900).lost('meanwhile', 'timed-out')).end();
    expect(judged(hang({}), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(hang({ tooSlow: true }), use).status).toBe('unknown');
  });

  it('is unknown when nobody asked', () => {
    expect(judged(looked(killed()).end(), use).status).toBe('unknown');
  });
});

describe('primary-idle', () => {
  const use = 'primary-idle';

  it('holds for little CPU, fails for much, and is unknown where it cannot be read', () => {
    expect(judged(looked(killed(), 900).end(), use).because).toContain('8 % of a CPU');
    expect(judged(looked(killed(), 2500).end(), use)).toMatchObject({ status: 'fail' });
    const blind = killed().mark('loop-start', {}).at(5200).mark('loop-end', {}).end();
    expect(judged(blind, use).because).toContain('cannot be read');
    expect(judged(looked(killed(1, { tooSlow: true }), 900).end(), use).status).toBe('unknown');
  });
});

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
    const late = mended(looked(down()), 5210, (after) => after.after(300).exit(1), []);
    expect(judged(late.end(), use).because).toContain('when new workers could boot again');
    expect(judged(over(down()), use)).toMatchObject({ status: 'fail', timed: true });
  });

  it('is unknown when nothing was struck', () => {
    expect(judged(settled().end(), use).status).toBe('unknown');
  });
});
