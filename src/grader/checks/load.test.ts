import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../domain/event.ts';
import { judged } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];
const old = workerPids(3);

/** Under load from 200 ms on: SIGHUP at 1 s, and 111 has taken the place of 101 at 1.2 s. */
const start = (header: Header = {}): Story =>
  settled(header)
    .at(200)
    .mark('load-start')
    .at(1000)
    .mark('reload-sent', { workers: old })
    .at(1100)
    .born(111)
    .at(1200)
    .died(101);
const stop = (told: Story, t = 5000): Story => told.at(t).mark('load-stop');
const lost = (told: Story, outcome: Outcome, { at = 1500, took = 10, conn = 0, path = '/' } = {}): Story => {
  const id = told.at(at).ask('load', path, conn);
  return told.after(took).lose(id, outcome);
};
const some = (told: Story, count = 10): Story =>
  told.each(
    Array.from({ length: count }, (_, at) => at),
    (all, at) => all.at(1300 + at).answer('load', 111),
  );

describe('loses-nothing', () => {
  const use = 'loses-nothing';

  it('holds when all are answered', () => {
    expect(judged(stop(some(start())).end(), use).because).toBe('All 10 requests were answered.');
  });

  it.each([
    ['a refusal', 'refused', {}],
    ['an answer that broke off', 'reset', { took: 60, path: '/work?ms=100' }],
    ['the same on the first use of a kept connection', 'reset', { took: 50, conn: 1 }],
  ] as const)('fails for %s', (_, outcome, how) => {
    expect(judged(stop(lost(some(start()), outcome, how)).end(), use)).toMatchObject({ status: 'fail' });
  });

  it('fails for many quick resets, and not for one in a hundred', () => {
    expect(judged(stop(lost(some(start(), 150), 'reset')).end(), use).because).toContain('Not counted: 1');
    const many = lost(lost(some(start()), 'reset'), 'reset', { at: 1600 });
    expect(judged(stop(many).end(), use).because).toContain('2 were not served');
  });

  it('does not count a kept connection that is closed when it is used again', () => {
    const told = some(start());
    const first = told.at(1400).ask('load', '/', 7);
    told.at(1410).reply(first, 102, { keeps: true });
    expect(judged(stop(lost(told, 'reset', { conn: 7 })).end(), use).status).toBe('pass');
  });

  it('fails when kept connections are cut in the middle of an answer', () => {
    const kept = (...took: number[]) => {
      const told = some(start());
      for (const conn of took.keys())
        told.reply(told.at(1400).ask('load', '/', 7 + conn), 102, { keeps: true });
      return took.reduce(
        (all, ms, n) => lost(all, 'reset', { at: 1500 + 100 * n, conn: 7 + n, took: ms }),
        told,
      );
    };
    expect(judged(stop(kept(40, 45, 50, 55)).end(), use).because).toContain('4 were not served');
    expect(judged(stop(kept(40, 45, 50, 5)).end(), use).status).toBe('pass');
    expect(
      judged(
        stop(kept(40, 45, 50, 55))
          .gap(30)
          .end(),
        use,
      ).status,
    ).toBe('fail');
    expect(judged(stop(kept(40, 45, 50, 55).gap(30)).end(), use).status).toBe('pass');
  });

  it('fails for a hang, but not for the one that Node loses when a worker ends', () => {
    const hang = (at: number, header: Header = {}) =>
      judged(stop(lost(some(start(header)), 'timed-out', { at, took: 3000 })).end(), use);
    expect(hang(1500)).toMatchObject({ status: 'fail', timed: true });
    expect(hang(1500, { tooSlow: true }).status).toBe('unknown');
    const told = settled().at(200).mark('load-start').at(1000).mark('reload-sent', { workers: old });
    const id = told.at(1100).born(111).at(1190).ask('load');
    told.at(1200).died(101);
    expect(judged(stop(some(told).at(4190).lose(id, 'timed-out')).end(), use).status).toBe('pass');
  });

  it('says nothing of what comes before a mark, nor of an end of the primary after the load', () => {
    const told = lost(lost(settled().at(200).mark('load-start'), 'refused', { at: 300 }).at(400), 'refused', {
      at: 410,
    });
    const later = some(
      told.at(1000).mark('replaced').mark('reload-sent', { workers: old }).at(1100).born(111),
    );
    const whole = stop(later).at(6000).exit(0).end();
    expect(judged(whole, use, { since: 'replaced' }).status).toBe('pass');
    expect(judged(whole, use).because).toContain('2 were not served');
    expect(judged(whole, use, { since: 'never' }).status).toBe('unknown');
  });

  it('fails when the primary ends, and is unknown when nobody asked or nothing was done', () => {
    expect(judged(stop(some(start()).at(1600).exit(0)).end(), use)).toMatchObject({ status: 'fail' });
    expect(judged(stop(start()).end(), use).status).toBe('unknown');
    const quiet = settled().at(200).mark('load-start').mark('reload-sent', { workers: old });
    expect(judged(stop(some(quiet)).end(), use).status).toBe('unknown');
  });
});

describe('keeps-serving', () => {
  const use = 'keeps-serving';
  /** Each answers every 60 ms from `from` to `to`. */
  const answers = (told: Story, spans: [pid: number, from: number, to: number][]): Story => {
    const moments = spans.flatMap(([pid, from, to]) =>
      Array.from({ length: Math.ceil((to - from) / 60) }, (_, at) => ({ pid, t: from + 60 * at })),
    );
    return told.each(
      moments.sort((a, b) => a.t - b.t),
      (all, { pid, t }) => all.at(t).answer('load', pid),
    );
  };
  const under = (spans: [number, number, number][], header: Header = {}) => {
    const told = settled(header).at(200).mark('load-start').mark('reload-sent', { workers: old });
    told.at(210).born(111, 112);
    return judged(stop(answers(told, spans)).end(), use);
  };

  it('holds when one is missing at a time', () => {
    const spans: [number, number, number][] = [
      [101, 220, 1500],
      [102, 220, 2600],
      [103, 220, 4950],
      [111, 2500, 4950],
    ];
    expect(under(spans).status).toBe('pass');
  });

  describe('of two workers that are left', () => {
    const turns = Array.from({ length: 15 }, (_, at) => at);
    const twoLeft = (then: (told: Story) => Story) => {
      const told = settled().at(200).mark('load-start').mark('reload-sent', { workers: old });
      const both = answers(told.at(210).born(111), [
        [102, 220, 1500],
        [103, 220, 1500],
      ]);
      return judged(stop(then(both.at(1510))).end(), use);
    };
    const loadOn103 = (told: Story) => told.each(turns, (all) => all.after(60).answer('load', 103));

    it('fails when one takes no turn', () => {
      expect(twoLeft(loadOn103).because).toContain('From 1.570 s on only 1 worker');
    });

    it('counts the turns of whoever asks', () => {
      const polled = (told: Story) =>
        told.each(turns, (all) => all.after(30).answer('poll', 111).after(30).answer('load', 103));
      expect(twoLeft(polled).status).toBe('pass');
    });

    it('counts a connection that is kept as a turn', () => {
      const kept = (told: Story) =>
        loadOn103(told.reply(told.ask('load', '/', 5), 111))
          .after(60)
          .answer('load', 111);
      expect(twoLeft(kept).status).toBe('pass');
    });
  });

  it('fails when two are, on a slow machine as well', () => {
    const spans: [number, number, number][] = [
      [101, 220, 1500],
      [102, 220, 1500],
      [103, 220, 4950],
      [111, 2500, 4950],
    ];
    expect(under(spans).because).toContain('only 1 worker took new connections');
    expect(under(spans, { tooSlow: true }).status).toBe('fail');
  });

  it('fails when the primary ends, and is unknown where the system shares out the connections', () => {
    expect(judged(stop(some(start()).at(1600).exit(0)).end(), use)).toMatchObject({ status: 'fail' });
    expect(judged(stop(some(start().listeners(101, 102, 103))).end(), use).status).toBe('unknown');
    const quiet = settled().at(200).mark('load-start').mark('reload-sent', { workers: old });
    expect(judged(stop(some(quiet)).end(), use).status).toBe('unknown');
  });
});
