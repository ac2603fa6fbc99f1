import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';
import { PRIMARY, type Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];
const EVERY = 400;
const pids = workerPids(3);

const start = (told: Story): Story => told.mark('calls-start', { every: EVERY });
const stop = (told: Story): Story => told.mark('calls-end', { every: EVERY });
/** Calls by `pid` every 400 ms, `count` of them, from now on; ends one interval after the last. */
const calls = (told: Story, pid: number, count: number): Story =>
  told.each(Array.from({ length: count }), (all) => all.call(pid).after(EVERY));
/** One worker is killed. */
const killed = (told: Story, pid: number): Story =>
  told
    .mark('struck', { how: 'SIGKILL', pids: [pid], workers: pids })
    .after(5)
    .died(pid)
    .mark('victims-gone', { pids: [pid] });
const steady = (header: Header = {}) => start(settled(header).at(1000));

describe('once-per-interval', () => {
  const use = 'once-per-interval';

  it('holds for one run in each interval, by one worker or by several', () => {
    expect(judged(stop(calls(steady(), 101, 12)).end(), use).because).toContain('12 runs');
    const turns = calls(calls(steady(), 101, 1), 102, 1);
    expect(judged(stop(calls(turns, 103, 4)).end(), use).status).toBe('pass');
  });

  it('fails when every worker runs it, whatever the machine', () => {
    const all = (header: Header) =>
      stop(
        steady(header).each([1, 2, 3, 4], (told) => told.call(101).call(102).call(103).after(EVERY)),
      ).end();
    expect(judged(all({}), use).because).toContain('8 times two came close together');
    expect(judged(all({ tooSlow: true }), use).status).toBe('fail');
  });

  it('fails for one run too many and one too few, as far as the machine can tell', () => {
    const twice = (header: Header) =>
      stop(calls(calls(steady(header), 101, 3).call(101).after(100), 101, 3)).end();
    expect(judged(twice({}), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(twice({ tooSlow: true }), use).status).toBe('unknown');
    const missed = stop(calls(calls(steady(), 101, 3).after(EVERY), 101, 3)).end();
    expect(judged(missed, use).because).toContain('none came for 800 ms');
    expect(judged(stop(steady().after(3000)).end(), use).status).toBe('fail');
  });

  it('does not know whose fault it is when one run comes nearly an interval late', () => {
    // Calls at these shares of an interval after the start.
    const at = (...shares: number[]) => {
      const told = steady();
      for (const share of shares) told.at(1000 + share * EVERY).call(101);
      return judged(stop(told.at(1000 + 8 * EVERY)).end(), use);
    };
    expect(at(0, 1, 2.99, 3, 4, 5, 6, 7)).toMatchObject({ status: 'unknown', timed: true });
    expect(at(0, 1, 2, 3, 4.7, 5, 6, 7).because).toContain('one of them nearly an interval late');
    expect(at(0, 1.9, 2, 3, 4, 5.8, 6, 7).because).toContain('two of them');
    // Late, and others not quite in their places besides: still no more than were due.
    expect(at(0, 1.4, 2.77, 3, 4.45, 5, 6, 7)).toMatchObject({ status: 'unknown', timed: true });
    expect(at(0, 1, 3, 3.9, 4, 5, 6, 7)).toMatchObject({ status: 'unknown', timed: true });
    // One too many, one in the wrong place besides, one missing, three of them.
    expect(at(0, 1, 2, 2.9, 3, 4, 5, 6, 7).status).toBe('fail');
    expect(at(0, 1, 2.99, 3, 4, 4.1, 5, 6, 7).status).toBe('fail');
    expect(at(0, 1, 3, 4, 5, 6, 7).status).toBe('fail');
    expect(at(0, 1.9, 2, 3.9, 4, 5.9, 6, 7).status).toBe('fail');
  });

  it('fails when two run it in turn, none of them close to the other, and when the interval is much longer', () => {
    const turns = steady().each(Array.from({ length: 12 }), (told) =>
      told
        .call(101)
        .after(EVERY / 2)
        .call(102)
        .after(EVERY / 2),
    );
    expect(judged(stop(turns).end(), use).because).toContain('there were 24, by 101, 102: 12 were due');
    const seldom = steady().each(Array.from({ length: 7 }), (told) => told.call(101).after(1.8 * EVERY));
    expect(judged(stop(seldom).end(), use)).toMatchObject({ status: 'fail', timed: true });
  });

  it('is unknown when nothing was watched', () => {
    expect(judged(steady().end(), use).status).toBe('unknown');
  });
});

describe('runs-in-worker', () => {
  const use = 'runs-in-worker';

  it('holds for workers, fails for the primary and for strangers, is unknown for nobody', () => {
    expect(judged(stop(calls(steady(), 102, 3)).end(), use).because).toContain('102');
    expect(judged(stop(calls(steady(), PRIMARY, 3)).end(), use).because).toContain(
      'the primary (100) ran the job',
    );
    expect(judged(stop(calls(steady(), 555, 3)).end(), use).because).toContain("no worker's");
    expect(judged(stop(steady().after(3000)).end(), use).status).toBe('unknown');
  });
});

describe('survives-owner', () => {
  const use = 'survives-owner';
  const first = (header: Header = {}) => stop(calls(steady(header), 101, 2));
  const next = (told: Story, pid: number, wait = 300): Story =>
    stop(calls(start(told.after(wait).call(pid).after(EVERY)), pid, 6));

  it('holds when another one goes on, twice', () => {
    const told = next(killed(next(killed(first(), 101), 102), 102), 103);
    expect(judged(told.end(), use).because).toContain('2 times');
  });

  it('fails when nobody goes on, or too late', () => {
    const none = (header: Header) => {
      const told = killed(first(header), 101);
      return stop(start(stop(start(told.after(3400)).after(2400))).after(2400)).end();
    };
    expect(judged(none({}), use).because).toContain('it never ran again');
    expect(judged(none({ tooSlow: true }), use).status).toBe('unknown');
    const late = next(killed(next(killed(first(), 101), 102, 3600), 102), 103);
    expect(judged(late.end(), use).because).toContain('it ran again; 3400 ms are allowed');
  });

  it('holds when all have died and a newcomer goes on, and fails when none does', () => {
    const dead = () =>
      first()
        .mark('struck', { how: 'SIGKILL', pids, workers: pids })
        .after(5)
        .died(...pids)
        .mark('victims-gone', { pids })
        .after(100)
        .born(104, 105, 106);
    const all = (told: Story) => judged(told.end(), use, { strikes: 1 });
    expect(all(next(dead(), 104)).because).toContain(
      'All 3 workers, the one that ran the job among them, were',
    );
    expect(all(next(dead(), 104)).status).toBe('pass');
    const never = all(stop(start(dead().after(3400)).after(2400)));
    expect(never).toMatchObject({ status: 'fail', timed: true });
    expect(never.because).toContain('it never ran again');
    expect(judged(next(dead(), 104).end(), use).status).toBe('unknown');
  });

  it('fails when two go on', () => {
    const told = start(killed(first(), 101).after(300).call(102).after(EVERY));
    told.each([1, 2, 3, 4, 5], (all) => all.call(102).after(20).call(103).after(380));
    expect(judged(stop(start(stop(told)).after(100)).end(), use).because).toContain('by 102 and by 103');
  });

  it('fails when nobody could be killed for it', () => {
    const idle = () =>
      start(
        stop(start(stop(settled().at(1000).mark('calls-start', { every: EVERY }).after(900))).after(900)),
      );
    expect(judged(stop(idle().after(900)).end(), use).because).toContain('never ran');
    expect(judged(stop(idle().call(PRIMARY).after(900)).end(), use).because).toContain('not run by a worker');
  });

  it('fails when the primary goes on with it', () => {
    const taken = next(killed(first(), 101), PRIMARY);
    const told = judged(stop(start(taken).after(400)).end(), use);
    expect(told.status).toBe('fail');
    expect(told.because).toContain('the primary (100) ran it itself');
  });

  it('fails when the one that went on after the death of all has no successor', () => {
    const all = first()
      .mark('struck', { how: 'SIGKILL', pids, workers: pids })
      .after(5)
      .died(...pids)
      .mark('victims-gone', { pids })
      .after(100)
      .born(104, 105, 106);
    const alone = killed(next(all, 104), 104);
    const told = judged(stop(start(alone.after(3400)).after(2400)).end(), use);
    expect(told).toMatchObject({ status: 'fail', timed: true });
    expect(told.because).toContain('The next worker that ran the job was killed');
  });

  it('is unknown when the run was over before', () => {
    expect(judged(first().end(), use).status).toBe('unknown');
  });
});

describe('still-once', () => {
  const use = 'still-once';
  const other = (header: Header = {}) =>
    start(
      killed(stop(calls(steady(header), 101, 2)), 103)
        .call(101)
        .after(200)
        .born(104)
        .mark('replaced', { pid: 104 })
        .after(200),
    );

  it('holds when the rhythm goes on, fails when the replacement joins in or nobody goes on', () => {
    expect(judged(stop(calls(other(), 101, 8)).end(), use).because).toContain('8 times, as before');
    const two = other().each([1, 2, 3, 4], (told) => told.call(101).after(50).call(104).after(350));
    expect(judged(stop(two).end(), use).because).toContain('by 101 and by 104');
    expect(judged(stop(other().after(3000)).end(), use).status).toBe('fail');
    expect(judged(stop(other({ tooSlow: true }).after(3000)).end(), use).status).toBe('unknown');
  });

  it('fails when the dead one is not replaced', () => {
    const alone = (header: Header = {}) =>
      start(
        killed(stop(calls(steady(header), 101, 2)), 103)
          .after(3000)
          .mark('not-replaced'),
      );
    const told = judged(stop(calls(alone(), 101, 8)).end(), use);
    expect(told).toMatchObject({ status: 'fail', timed: true });
    expect(told.because).toContain('no new worker answered in 3000 ms');
    expect(judged(stop(calls(alone({ tooSlow: true }), 101, 8)).end(), use).status).toBe('unknown');
  });

  /** 103 is killed 0.7 intervals after the second run; the first run after that comes `wait` ms after the strike. */
  const put = (wait: number, [before, after] = [101, 101], header: Header = {}) => {
    const told = steady(header).call(101).after(EVERY).call(before).after(280);
    const dead = killed(stop(told), 103).after(wait - 5);
    const on = dead.call(after).born(104).mark('replaced', { pid: 104 });
    return judged(stop(calls(start(on.after(EVERY)), after, 8)).end(), use);
  };

  it('fails when the death of another one puts the next run off', () => {
    expect(put(120).status).toBe('pass');
    expect(put(310).status).toBe('pass');
    expect(put(410)).toMatchObject({ status: 'fail', timed: true });
    expect(put(410).because).toContain('690 ms later, where 400 ms are due');
    expect(put(410, [101, 101], { tooSlow: true }).status).toBe('unknown');
  });

  it('says nothing of a late run where the job goes round', () => {
    expect(put(410, [102, 101]).status).toBe('pass');
    expect(put(410, [101, 102]).status).toBe('pass');
  });

  it('is unknown when nobody was killed', () => {
    expect(judged(stop(calls(steady(), 101, 8)).end(), use).status).toBe('unknown');
  });
});
