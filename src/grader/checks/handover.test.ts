import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';
import { PRIMARY, type Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];

/** A new connection every 20 ms, answered 5 ms later by these workers in turn. */
const asks = (told: Story, from: number, to: number, pids: readonly number[], tag = 'load'): Story => {
  for (let t = from; t < to; t += 20) {
    const id = told.at(t).ask(tag);
    told.after(5).reply(id, pids[(t / 20) % pids.length] ?? 0);
  }
  return told;
};

/**
 * Two workers under load; a reload is ordered at 500 ms. 111 takes connections from 1000 ms on, and 101 none any more from
 * `gives` on; it is gone at `gone`.
 */
const reload = ({ gives = 1100, gone = 1150 }, header: Header = {}): Story => {
  const told = settled({ workers: 2, ...header })
    .at(200)
    .mark('load-start');
  asks(told, 220, 500, [101, 102])
    .at(500)
    .mark('reload-sent', { by: 'pm2 reload', workers: workerPids(2) });
  asks(told, 520, 600, [101, 102]).at(600).born(111);
  const early = Math.min(gives, 1000);
  asks(told, 620, early, [101, 102]);
  asks(told, early, 1000, [102]);
  asks(told, 1000, Math.max(gives, 1000), [101, 102, 111]);
  asks(told, Math.max(gives, 1000), Math.max(gives, 1400), [102, 111]);
  told.at(Math.max(gone, 1400)).died(101);
  return asks(told, Math.max(gone, 1400) + 20, 2600, [102, 111])
    .at(2700)
    .mark('not-reloaded', { old: [102] });
};
const over = (told: Story) => told.at(3000).mark('load-stop').after(5).end();
const quiet = (header: Header = {}) =>
  over(
    settled({ workers: 2, ...header })
      .at(500)
      .mark('reload-sent', { workers: workerPids(2) })
      .at(600)
      .mark('not-reloaded', { old: workerPids(2) }),
  );

describe('never-fewer', () => {
  const use = 'never-fewer';

  it('holds when the old worker goes after the new one has come', () => {
    expect(judged(over(reload({})), use)).toMatchObject({
      status: 'pass',
      because: 'At all times at least 2 workers took new connections.',
    });
  });

  it('fails when it goes before, and the primary with it', () => {
    const finding = judged(over(reload({ gives: 700 })), use);
    expect(finding.status).toBe('fail');
    expect(finding.because).toContain('only 1 worker took new connections');
    expect(judged(over(reload({}).at(2900).exit(1)), use).because).toContain('The primary ended with code 1');
  });

  it('does not mind a few connections that go past it', () => {
    expect(judged(over(reload({ gives: 900 })), use).status).toBe('pass');
  });

  it('cannot be judged when nobody was replaced, or where the workers hold the port', () => {
    expect(judged(quiet(), use).because).toBe('No worker was replaced.');
    const own = over(reload({}).listeners(101, 102));
    expect(judged(own, use).status).toBe('unknown');
    expect(judged(over(reload({}).listeners(PRIMARY)), use).status).toBe('pass');
  });
});

describe('hands-over', () => {
  const use = 'hands-over';

  it('holds when the old worker makes room as soon as the new one serves, or before', () => {
    const finding = judged(over(reload({})), use);
    expect(finding.status).toBe('pass');
    expect(finding.because).toContain('New worker 111 served from');
    expect(judged(over(reload({ gives: 700 })), use).because).toContain('took its last connection by then');
  });

  it('fails when it goes on for longer', () => {
    expect(judged(over(reload({ gives: 2000, gone: 2050 })), use)).toMatchObject({
      status: 'fail',
      timed: true,
    });
  });

  it('cannot be judged when none made room, or on a machine that is too slow', () => {
    expect(judged(quiet(), use).because).toBe('No old worker made room for a new one.');
    expect(judged(over(reload({ gives: 2000, gone: 2050 }, { tooSlow: true })), use).status).toBe('unknown');
  });
});

describe('leaves-soon', () => {
  const use = 'leaves-soon';

  it('holds when the old worker is gone soon after its last answer', () => {
    const finding = judged(over(reload({})), use);
    expect(finding.status).toBe('pass');
    expect(finding.because).toContain('Old worker 101 sent its last answer');
  });

  it('fails when it is still there a second later', () => {
    expect(judged(over(reload({ gone: 2400 })), use)).toMatchObject({ status: 'fail', timed: true });
  });

  it('does not mind a long answer', () => {
    const told = reload({ gone: 2400 });
    expect(judged(over(told), use).status).toBe('fail');
    const busy = settled({ workers: 2 }).at(200).mark('load-start');
    busy.at(500).mark('reload-sent', { workers: workerPids(2) });
    const id = busy.at(520).ask('load', '/work?ms=2000');
    busy.at(2520).reply(id, 101).at(2600).died(101);
    expect(judged(over(busy), use).status).toBe('pass');
  });

  it('judges the others where one is held, without a load', () => {
    const held = (gone: number) => {
      const told = asks(
        settled({ workers: 2 }).at(200).mark('held', { pid: 102 }),
        220,
        500,
        [101, 102],
        'poll',
      )
        .at(500)
        .mark('reload-sent', { workers: workerPids(2) });
      asks(told, 520, 700, [101, 102], 'poll').at(700).born(111).at(gone).died(101);
      asks(told, gone + 20, 6000, [102, 111], 'poll')
        .at(6000)
        .died(102);
      return told
        .at(7000)
        .mark('reloaded', { workers: [111, 112], took: 6500 })
        .after(5)
        .end();
    };
    expect(judged(held(800), use).because).toContain('Old worker 101 sent');
    expect(judged(held(3700), use)).toMatchObject({ status: 'fail', timed: true });
  });

  it('cannot be judged when no old worker ended, or on a machine that is too slow', () => {
    expect(judged(quiet(), use).because).toBe('No old worker ended that had nothing more to answer.');
    expect(judged(over(reload({ gone: 2400 }, { tooSlow: true })), use).status).toBe('unknown');
  });
});
