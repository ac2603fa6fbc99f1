import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

const pids = workerPids(3);

/** Worker 101 is asked for `path` at 200 ms and gone at 230 ms. */
const ended = (path: string, header: Parameters<typeof settled>[0] = {}): Story =>
  settled(header)
    .at(200)
    .mark('struck', { how: 'crash', path, pids: [], workers: pids })
    .at(230)
    .died(101)
    .condition('victim-gone', true, 3000)
    .mark('victims-gone', { pids: [101] });
const quiet = (told: Story): Story => told.at(930).mark('steady-end', { workers: [102, 103] });
/** Later 102 is killed at 950 ms. */
const killed = (told: Story): Story =>
  told
    .at(950)
    .mark('struck', { how: 'SIGKILL', pids: [102], workers: [102, 103] })
    .at(955)
    .died(102)
    .condition('victim-gone', true, 3000)
    .mark('victims-gone', { pids: [102] });
const left = (told: Story, ...alive: number[]): Story => told.mark('end-watched', { left: alive });

describe('not-replaced', () => {
  const use = 'not-replaced';

  it('holds when nobody comes and the others live', () => {
    const finding = judged(quiet(ended('/exit?code=0')).end(), use);
    expect(finding.status).toBe('pass');
    expect(finding.because).toContain('102, 103 lived on');
  });

  it('says nothing of what comes after the quiet time', () => {
    const told = killed(quiet(ended('/exit?code=0')))
      .at(1000)
      .born(104)
      .end();
    expect(judged(told, use).status).toBe('pass');
  });

  it('fails when one is forked, when another one goes, and when the primary goes', () => {
    expect(judged(quiet(ended('/disconnect').at(280).born(104)).end(), use).because).toContain(
      '104 was forked',
    );
    expect(judged(quiet(ended('/exit?code=0').at(300).died(103)).end(), use).because).toContain(
      'worker 103 was gone',
    );
    expect(judged(quiet(ended('/exit?code=0').at(300).exit(0)).end(), use).because).toContain('with code 0');
  });

  it('fails when the worker does not end at all, and not on a machine that is too slow', () => {
    const stays = (header: Parameters<typeof settled>[0] = {}) =>
      settled(header)
        .at(200)
        .mark('struck', { how: 'crash', path: '/exit?code=0', pids: [], workers: pids })
        .at(3200)
        .condition('victim-gone', false, 3000)
        .end();
    expect(judged(stays(), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(stays({ tooSlow: true }), use).status).toBe('unknown');
  });

  it('is unknown when nobody was asked to end', () => {
    expect(judged(settled().end(), use).status).toBe('unknown');
  });
});

describe('pool-shrinks', () => {
  const use = 'pool-shrinks';
  const both = () => killed(quiet(ended('/exit?code=0')));
  const done = (told: Story, ...alive: number[]) =>
    told.at(1600).mark('steady-end', { workers: alive }).end();

  it('holds when one comes, for the one that died', () => {
    expect(judged(done(both().at(1000).born(104), 103, 104), use).status).toBe('pass');
  });

  it('holds when nobody looked between the strike and the birth of the one that came', () => {
    const late = both().at(1000).born(104);
    const timeline = done(late, 103, 104);
    const events = timeline.events.map((event) =>
      event.kind === 'born' && event.pid === 104 ? { ...event, notSeen: 940 } : event,
    );
    expect(judged({ ...timeline, events }, use).status).toBe('pass');
  });

  it('fails when two come, when none comes, and when the primary goes', () => {
    const two = judged(done(both().at(1000).born(104, 105), 103, 104, 105), use);
    expect(two.because).toContain('2 workers came, and in the end there were 3');
    expect(two.status).toBe('fail');
    expect(judged(done(both(), 103), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(done(both().at(1000).exit(1)), use).because).toContain(
      'the primary ended too, with code 1',
    );
  });

  it('fails when the first was replaced, although in the end the number is right', () => {
    const early = () => killed(quiet(ended('/exit?code=0').at(280).born(104)));
    expect(judged(done(early(), 103, 104), use).because).toContain('should have been replaced');
    expect(judged(done(early().at(1000).born(105), 103, 104, 105), use).status).toBe('fail');
  });

  it('is unknown without a second strike, and where none came on a machine that is too slow', () => {
    expect(judged(quiet(ended('/exit?code=0')).end(), use).status).toBe('unknown');
    const slow = killed(quiet(ended('/exit?code=0', { tooSlow: true })));
    expect(judged(done(slow, 103), use).status).toBe('unknown');
  });
});

describe('stops-on-fatal and fails-loudly', () => {
  const fatal = (header: Parameters<typeof settled>[0] = {}) => ended('/exit?code=42', header);
  const loud = (told: Story) => told.at(260).exit(42).at(300).died(102, 103);

  it('hold when all go and the primary tells a code', () => {
    const told = left(loud(fatal())).end();
    expect(judged(told, 'stops-on-fatal').status).toBe('pass');
    expect(judged(told, 'fails-loudly').because).toBe('The primary ended with code 42.');
  });

  it('fail when the primary stays; at once when it even forked another', () => {
    const stays = left(fatal().at(3200), 100, 102, 103).end();
    expect(judged(stays, 'stops-on-fatal')).toMatchObject({ status: 'fail', timed: true });
    expect(judged(stays, 'fails-loudly')).toMatchObject({ status: 'fail', timed: true });
    const forks = left(fatal({ tooSlow: true }).at(300).born(104).at(3200), 100, 102, 103, 104).end();
    expect(judged(forks, 'stops-on-fatal').because).toContain('1 new worker came up instead');
    expect(judged(forks, 'stops-on-fatal').status).toBe('fail');
  });

  it('fail when workers outlive the primary', () => {
    const told = left(fatal().at(260).exit(42).at(3200), 102).end();
    expect(judged(told, 'stops-on-fatal').because).toContain('102 still lived');
    expect(judged(told, 'fails-loudly').status).toBe('pass');
  });

  it.each([
    [0, null, 'all is well'],
    [null, 'SIGTERM', 'was ended by SIGTERM'],
  ] as const)('fails-loudly fails for code %s and signal %s', (code, signal, because) => {
    const told = left(fatal().at(260).exit(code, signal).at(300).died(102, 103)).end();
    expect(judged(told, 'stops-on-fatal').status).toBe('pass');
    expect(judged(told, 'fails-loudly')).toMatchObject({ status: 'fail' });
    expect(judged(told, 'fails-loudly').because).toContain(because);
  });

  /** All workers are killed, `came` are there instead, and one of these is asked to end with 42. */
  const renewed = (...came: number[]): Story =>
    settled()
      .at(200)
      .mark('struck', { how: 'SIGKILL', pids, workers: pids })
      .at(205)
      .died(...pids)
      .mark('victims-gone', { pids })
      .at(300)
      .born(...came)
      .at(1000)
      .mark('struck', { how: 'crash', path: '/exit?code=42', pids: [], workers: came });

  it('judge the last strike, which may hit a worker that came later', () => {
    const struck = () =>
      renewed(104, 105, 106)
        .at(1030)
        .died(104)
        .mark('victims-gone', { pids: [104] });
    const told = left(struck().at(1040).exit(42).at(1080).died(105, 106)).end();
    expect(judged(told, 'stops-on-fatal')).toMatchObject({ status: 'pass' });
    expect(judged(told, 'stops-on-fatal').because).toContain('GET /exit?code=42 at 1.000 s');
    expect(judged(told, 'fails-loudly').status).toBe('pass');
    const deaf = left(struck().at(4000), 100, 105, 106).end();
    expect(judged(deaf, 'stops-on-fatal')).toMatchObject({ status: 'fail', timed: true });
    expect(judged(deaf, 'fails-loudly')).toMatchObject({ status: 'fail', timed: true });
  });

  it('are unknown when nobody was left that could end with 42', () => {
    const told = left(renewed().exit(0)).end();
    expect(judged(told, 'stops-on-fatal').because).toContain('no worker was left to end');
    expect(judged(told, 'stops-on-fatal').status).toBe('unknown');
    expect(judged(told, 'fails-loudly').status).toBe('unknown');
  });

  it('are unknown when nothing was struck, and on a machine that is too slow', () => {
    expect(judged(settled().end(), 'stops-on-fatal').status).toBe('unknown');
    expect(judged(settled().end(), 'fails-loudly').status).toBe('unknown');
    const slow = left(fatal({ tooSlow: true }).at(3200), 100, 102, 103).end();
    expect(judged(slow, 'stops-on-fatal').status).toBe('unknown');
    expect(judged(slow, 'fails-loudly').status).toBe('unknown');
  });
});
