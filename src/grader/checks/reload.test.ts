import { describe, expect, it } from 'vitest';
import { changesOf } from '../prefixes.ts';
import { judged, labOf } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];
const old = workerPids(3);
const SENT = 500;

const sent = (told: Story, t = SENT, workers = old): Story =>
  told.at(t).mark('reload-sent', { workers }).signal('SIGHUP');
/** One after another: the new one is born, and 100 ms later an old one goes. */
const rolled = (told: Story, from = SENT, before = old, first = 111): Story =>
  told.each(before, (all, pid, index) =>
    all
      .at(from + 10 + 200 * index)
      .born(first + index)
      .at(from + 110 + 200 * index)
      .died(pid),
  );
const done = (told: Story, workers = [111, 112, 113], t = SENT + 1300): Story =>
  told.at(t).mark('reloaded', { workers, old: [], took: 700 });
const missed = (told: Story, workers: number[], left: number[]): Story =>
  told.at(SENT + 8100).mark('not-reloaded', { workers, old: left });

describe('reloads', () => {
  const use = 'reloads';

  it('holds when all are new under the same primary', () => {
    expect(judged(done(rolled(sent(settled()))).end(), use).because).toContain('111, 112, 113 answered');
  });

  it('fails when the old ones stay, some stay, or there are too many', () => {
    const nobody = judged(missed(sent(settled()), old, old).end(), use);
    expect(nobody).toMatchObject({ status: 'fail', timed: true });
    expect(nobody.because).toContain('no new one had been forked');
    const one = missed(sent(settled()).at(600).born(111).at(700).died(101), [102, 103, 111], [102, 103]);
    expect(judged(one.end(), use).because).toContain('102, 103 were still there');
    const many = missed(rolled(sent(settled())).at(1300).born(114), [111, 112, 113, 114], []);
    expect(judged(many.end(), use).because).toContain('there were 4 in the end');
    const restless = missed(rolled(sent(settled())), [111, 112, 113], []);
    expect(judged(restless.end(), use).because).toContain('did not come to rest');
  });

  it('does not blame a program for boots that take long here', () => {
    const slowly = (boot: number) => {
      const told = sent(settled()).at(600).born(111);
      told.at(600 + boot).answer('load', 111);
      told.at(5600).died(101);
      return judged(missed(told.at(5610).born(112), [102, 103, 111, 112], [102, 103]).end(), use);
    };
    expect(slowly(4500)).toMatchObject({ status: 'unknown', timed: true });
    expect(slowly(4500).because).toMatch(/But boots alone took 4\d+ ms/);
    expect(slowly(300).status).toBe('fail');
    const crowd = sent(settled()).at(600).born(111, 112, 113, 114);
    crowd.at(5100).answer('load', 111);
    expect(judged(missed(crowd, [111, 112, 113, 114], []).end(), use).status).toBe('fail');
  });

  it('keeps its word when a new one answers after the limit', () => {
    const told = sent(settled()).at(600).born(111).at(900).answer('load', 111).at(5600).died(101);
    const late = missed(told.at(5610).born(112), [102, 103, 111, 112], [102, 103])
      .at(20_000)
      .answer('load', 112);
    expect(judged(late.end(), use).status).toBe('fail');
    const [check] = labOf(use).checks;
    expect(check === undefined ? ['none'] : changesOf(late.end(), check)).toEqual([]);
  });

  it('allows a SIGHUP that was repeated two rounds of boots', () => {
    const twice = (again: boolean) => {
      const told = sent(settled());
      if (again) told.at(550).mark('reload-repeated', { workers: old });
      for (const [at, pid] of [111, 112, 113, 114].entries()) {
        told
          .at(600 + 1800 * at)
          .born(pid)
          .at(2000 + 1800 * at)
          .answer('load', pid);
      }
      return judged(missed(told, [112, 113, 114], []).end(), use);
    };
    expect(twice(true)).toMatchObject({ status: 'unknown', timed: true });
    expect(twice(false).status).toBe('fail');
  });

  it('does not blame a program that gave up on a boot which took too long here', () => {
    const canary = (answers: boolean, end: number) => {
      const told = sent(settled({ env: { READY_TIMEOUT_MS: '2500' } }))
        .at(600)
        .born(111);
      if (answers) told.at(900).answer('load', 111);
      return judged(missed(told.at(end).died(111), old, old).end(), use);
    };
    expect(canary(false, 3120)).toMatchObject({ status: 'unknown', timed: true });
    expect(canary(false, 3120).because).toContain('worker 111 was ended after 2');
    // It had come up, or was not given its time.
    expect(canary(true, 3120).status).toBe('fail');
    expect(canary(false, 1500).status).toBe('fail');
    expect(canary(false, 6000).status).toBe('fail');
  });

  it('tells the limit that the probe kept, where it tells one', () => {
    const told = sent(settled()).at(16_600).mark('not-reloaded', { workers: old, old, limit: 16_000 });
    expect(judged(told.end(), use).because).toContain('16000 ms later they were all still there');
  });

  it('with `stays`, fails when a new one that had answered ends by itself', () => {
    const stays = (tell: (told: Story) => Story) => {
      const told = rolled(sent(settled())).at(1700).answer('poll', 112);
      return judged(tell(done(told)).at(4000).end(), use, { stays: true });
    };
    expect(stays((told) => told).status).toBe('pass');
    expect(stays((told) => told.at(2700).died(112)).because).toContain('new worker 112 had served');
    expect(stays((told) => told.at(2700).signal('SIGKILL', 'worker', 112).at(2705).died(112)).status).toBe(
      'pass',
    );
    expect(stays((told) => told.at(2700).died(113)).status).toBe('pass');
    // What ends with its primary, or before the reload is over, is another matter.
    expect(stays((told) => told.at(2700).exit(1).at(2710).died(112)).status).toBe('pass');
    expect(stays((told) => told.at(2700).died(112).at(2720).born(114)).status).toBe('fail');
  });

  it('counts no boot for a new one that the grader has killed', () => {
    const told = sent(settled()).at(600).born(111).at(900).answer('poll', 111);
    told.signal('SIGKILL', 'worker', 111).at(905).died(111);
    told.at(910).born(112).at(5000).answer('poll', 112).at(5010).born(113, 114);
    expect(judged(missed(told, [112, 113, 114], []).end(), use)).toMatchObject({
      status: 'unknown',
      timed: true,
    });
  });

  it('fails at once when the primary ends', () => {
    const told = sent(settled())
      .at(510)
      .exit(null, 'SIGHUP')
      .at(600)
      .mark('not-reloaded', { workers: [], old: [] });
    expect(judged(told.end(), use).because).toContain('the primary ended by SIGHUP');
  });

  it('is unknown without a SIGHUP, and on a machine that is too slow for a limit', () => {
    expect(judged(settled().end(), use).status).toBe('unknown');
    const slow: Header = { tooSlow: true };
    expect(judged(missed(sent(settled(slow)), old, old).end(), use).status).toBe('unknown');
  });
});

describe('finishes-begun', () => {
  const use = 'finishes-begun';
  const begun = (end: (told: Story, id: number) => Story): Story => {
    const told = settled().at(400);
    const id = told.ask('long', '/work?ms=1200');
    return done(end(rolled(sent(told)), id).at(1700));
  };

  it('holds when it is answered after the SIGHUP', () => {
    expect(judged(begun((told, id) => told.at(1600).reply(id, 101)).end(), use).status).toBe('pass');
  });

  it('fails when it is broken off, or never answered', () => {
    const reset = begun((told, id) => told.at(1200).lose(id, 'reset'));
    expect(judged(reset.end(), use)).toMatchObject({ status: 'fail' });
    const hung = begun((told, id) => told.at(1600).lose(id, 'timed-out'));
    expect(judged(hung.end(), use)).toMatchObject({ status: 'fail', timed: true });
  });

  it('is unknown when nothing was begun, or nobody was replaced', () => {
    expect(judged(done(rolled(sent(settled()))).end(), use).status).toBe('unknown');
    const told = settled().at(400);
    const id = told.ask('long', '/work?ms=1200');
    expect(judged(missed(sent(told).at(1600).reply(id, 101), old, old).end(), use).status).toBe('unknown');
  });
});

describe('one-at-a-time', () => {
  const use = 'one-at-a-time';

  it('holds for one more than WORKERS, and for a short overlap', () => {
    expect(judged(done(rolled(sent(settled()))).end(), use).status).toBe('pass');
    const overlap = sent(settled()).at(600).born(111).at(700).born(112).at(760).died(101).at(900).died(102);
    expect(judged(done(overlap).end(), use).status).toBe('pass');
  });

  it('fails for two more', () => {
    const two = sent(settled()).at(600).born(111, 112).at(1000).died(101, 102);
    expect(judged(done(two).end(), use).because).toContain('5 workers at once');
  });

  it('is unknown when no worker was forked', () => {
    expect(judged(missed(sent(settled()), old, old).end(), use).status).toBe('unknown');
  });
});
