import { describe, expect, it } from 'vitest';
import { changesOf } from '../prefixes.ts';
import { judged, labOf } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];
const pids = workerPids(3);

/** Worker 101 hangs from 200 ms on; the limit is 1000 ms. */
const hangs = (header: Header = {}): Story =>
  settled({ env: { HEARTBEAT_TIMEOUT_MS: '1000' }, ...header })
    .at(200)
    .mark('struck', { how: 'SIGSTOP', pids: [101], workers: pids });
const ended = (told: Story, t = 1400): Story =>
  told
    .at(t)
    .died(101)
    .condition('victim-gone', true, 2500)
    .mark('victims-gone', { pids: [101] });
const replaced = (told: Story): Story =>
  told.after(100).born(104).after(50).answer('poll', 104).mark('replaced', { pid: 104 });
const over = (told: Story, ...alive: number[]) =>
  told.after(500).mark('steady-end', { workers: alive }).end();

describe('replaces-hung', () => {
  const use = 'replaces-hung';
  const never = (header: Header = {}) =>
    hangs(header).at(2700).condition('victim-gone', false, 2500).mark('hung-on');

  it('holds when it is ended and a new one answers in time', () => {
    expect(judged(replaced(ended(hangs())).end(), use).because).toContain(
      'after 1350 ms the new worker 104 answered',
    );
  });

  it('looks at the worker that hangs, and not at one that was killed before it', () => {
    const told = settled({ env: { HEARTBEAT_TIMEOUT_MS: '1000' } })
      .at(100)
      .mark('struck', { how: 'SIGKILL', pids: [102], workers: pids })
      .after(5)
      .died(102)
      .condition('victim-gone', true, 3000)
      .mark('victims-gone', { pids: [102] })
      .after(20)
      .born(105)
      .after(60)
      .mark('struck', { how: 'SIGSTOP', pids: [105], workers: [101, 103, 105] });
    expect(judged(told.soFar(), use).status).toBe('open');
    const stays = told.at(2700).condition('victim-gone', false, 2500).mark('hung-on');
    expect(judged(stays.end(), use).because).toContain('Worker 105 hangs since 0.185 s');
  });

  it('fails when the primary ends after a kill, before a worker can be made to hang', () => {
    const killed = () =>
      settled({ env: { HEARTBEAT_TIMEOUT_MS: '1000' } })
        .at(100)
        .mark('struck', { how: 'SIGKILL', pids: [102], workers: pids })
        .at(1100)
        .exit(1);
    const because = 'SIGKILL ended a worker at 0.100 s, and 1000 ms later the primary ended with code 1.';
    const none = killed().end();
    expect(judged(none, use).status).toBe('fail');
    expect(judged(none, use).because).toContain(because);
    const later = killed()
      .at(1200)
      .mark('struck', { how: 'SIGSTOP', pids: [101], workers: pids })
      .end();
    expect(judged(later, use).because).toContain(because);
    const [check] = labOf(use).checks;
    expect(check === undefined ? ['none'] : changesOf(later, check)).toEqual([]);
    expect(judged(settled().at(300).exit(1).end(), use).status).toBe('unknown');
  });

  it('fails when it stays, and tells of those that were forked beside it', () => {
    expect(judged(never().end(), use)).toMatchObject({ status: 'fail', timed: true });
    const beside = hangs().at(1500).born(104).at(2700).condition('victim-gone', false, 2500).mark('hung-on');
    expect(judged(beside.end(), use).because).toContain('1 new worker was forked beside it');
    const gone = hangs().at(900).exit(1).at(2700).condition('victim-gone', false, 2500).mark('hung-on');
    expect(judged(gone.end(), use).because).toContain('the primary ended with code 1');
  });

  it('fails when nobody comes, or too late', () => {
    expect(judged(ended(hangs()).at(2700).mark('not-replaced').end(), use).because).toContain(
      'no new worker answered',
    );
    expect(judged(replaced(ended(hangs(), 2600)).end(), use)).toMatchObject({ status: 'fail', timed: true });
  });

  it('does not blame a program for a boot that takes long here, begun before the end was seen', () => {
    const booting = hangs().at(2500).born(104).died(101).condition('victim-gone', true, 2500);
    const told = booting
      .at(2505)
      .mark('victims-gone', { pids: [101] })
      .at(2540)
      .mark('not-replaced');
    const finding = judged(told.end(), use);
    expect(finding).toMatchObject({ status: 'unknown', timed: true });
    expect(finding.because).toContain('worker 104 was forked at 2.500 s');
  });

  it('is unknown on a machine that is too slow, and when nobody was made to hang', () => {
    expect(judged(never({ tooSlow: true }).end(), use).status).toBe('unknown');
    expect(judged(settled().end(), use).status).toBe('unknown');
  });
});

describe('touches-only-hung', () => {
  const use = 'touches-only-hung';

  it('holds when only that one goes and one comes', () => {
    expect(judged(over(replaced(ended(hangs())), 102, 103, 104), use).status).toBe('pass');
  });

  it('fails when another one goes, or two come', () => {
    const two = over(replaced(ended(hangs()).died(102)), 103, 104);
    expect(judged(two, use).because).toContain('102, which is well');
    expect(judged(over(replaced(ended(hangs())).born(105), 102, 103, 104, 105), use).because).toContain(
      '2 workers were forked',
    );
  });

  it('is unknown on a machine that is too slow, and when nobody was made to hang', () => {
    const slow = over(replaced(ended(hangs({ tooSlow: true })).died(102)), 103, 104);
    expect(judged(slow, use).status).toBe('unknown');
    expect(judged(settled().end(), use).status).toBe('unknown');
  });
});
