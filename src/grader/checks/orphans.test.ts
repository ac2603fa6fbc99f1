import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';
import { PRIMARY, type Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];
const pids = workerPids(3);

/** Worker 101 is at a request when the primary is killed at 300 ms; it is gone at 305 ms. */
const killed = (header: Header = {}, before: (told: Story) => Story = (told) => told): Story => {
  const told = settled(header).at(200);
  told.ask('held', '/block?ms=600000', 1);
  return before(told.at(280).mark('held', { pid: 101, path: '/block?ms=600000' }))
    .at(300)
    .mark('struck', { how: 'SIGKILL to the primary', pids: [PRIMARY], workers: pids })
    .at(305)
    .exit(null, 'SIGKILL');
};
const watched = (told: Story, ...left: number[]): Story => told.mark('end-watched', { left });

describe('gone-with-primary', () => {
  const use = 'gone-with-primary';

  it('holds when all have gone in time', () => {
    const finding = judged(watched(killed().at(320).died(102, 103).at(700).died(101).at(710)).end(), use);
    expect(finding.status).toBe('pass');
    expect(finding.because).toContain('400 ms later the last of 3 workers had gone');
  });

  it('fails for one that stays, and says what it was at', () => {
    const stays = (header: Header = {}) => watched(killed(header).at(320).died(102, 103).at(2300), 101).end();
    expect(judged(stays(), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(stays(), use).because).toContain('101 was at GET /block?ms=600000');
    expect(judged(stays({ tooSlow: true }), use).status).toBe('unknown');
  });

  it('holds when all have gone by the next look, and were last seen before the kill', () => {
    const timeline = watched(killed().at(303).died(101, 102, 103).at(320)).end();
    const events = timeline.events.map((event) =>
      event.kind === 'died' ? { ...event, lastSeen: 299 } : event,
    );
    expect(judged({ ...timeline, events }, use).status).toBe('pass');
  });

  it('fails when the worker was not at its request any more', () => {
    const early = watched(
      killed({}, (told) => told.at(290).died(101))
        .at(320)
        .died(102, 103)
        .at(330),
    ).end();
    expect(judged(early, use).because).toContain('ended before that, while the primary lived');
    const answered = watched(
      killed({}, (told) => told.at(290).reply(5, 101))
        .at(320)
        .died(...pids)
        .at(330),
    ).end();
    expect(judged(answered, use).because).toContain('it should take much longer');
  });

  it('is unknown when nobody was killed, and when nobody could be left behind', () => {
    expect(judged(settled().end(), use).status).toBe('unknown');
    const alone = settled({ workers: 1, count: 0 })
      .at(300)
      .mark('struck', { how: 'SIGKILL to the primary', pids: [PRIMARY], workers: [] });
    expect(judged(watched(alone.at(310).exit(null, 'SIGKILL').at(320)).end(), use).status).toBe('unknown');
  });
});

describe('frees-port', () => {
  const use = 'frees-port';

  it('holds when another program can listen, fails when not, and is unknown when that was not tried', () => {
    expect(judged(killed().mark('port-tried', { free: true }).end(), use).status).toBe('pass');
    expect(judged(killed().mark('port-tried', { free: false }).end(), use)).toMatchObject({
      status: 'fail',
      timed: true,
    });
    expect(judged(killed({ tooSlow: true }).mark('port-tried', { free: false }).end(), use).status).toBe(
      'unknown',
    );
    expect(judged(settled().end(), use).status).toBe('unknown');
  });
});

describe('spares-the-busy', () => {
  const use = 'spares-the-busy';
  const busy = (header: Header = {}): Story =>
    settled(header).at(200).mark('busy-start', { workers: pids, ms: 3000, pid: 101 });
  const quiet = (told: Story): Story => told.at(3700).mark('busy-end', { workers: pids });

  it('holds when it answers and nobody else moves', () => {
    expect(judged(quiet(busy().at(3200).answer('busy', 101)).end(), use).because).toContain(
      'asked once to block for 3000 ms',
    );
  });

  it('measures the machine by what the program had to spare', () => {
    const dies = (header: Header = {}) =>
      quiet(busy(header).gap(700).at(1400).died(101).lost('busy', 'reset').at(1500).born(104)).end();
    expect(judged(dies(), use).status).toBe('unknown');
    expect(judged(dies({ env: { HEARTBEAT_TIMEOUT_MS: '6000' } }), use).status).toBe('unknown');
    expect(judged(dies({ env: { HEARTBEAT_TIMEOUT_MS: '6600' } }), use).status).toBe('fail');
  });

  it('fails when it is ended, not answered, or joined by another one', () => {
    const dies = (header: Header = {}) =>
      quiet(busy(header).at(1400).died(101).lost('busy', 'reset').at(1500).born(104)).end();
    expect(judged(dies(), use).because).toContain('Worker 101 was ended for it');
    expect(judged(dies({ tooSlow: true }), use).status).toBe('unknown');
    expect(judged(quiet(busy().at(3000).lost('busy', 'timed-out')).end(), use).status).toBe('fail');
    expect(
      judged(quiet(busy().at(1500).born(104).at(3200).answer('busy', 101)).end(), use).because,
    ).toContain('4 afterwards');
  });

  it('is unknown when nobody was kept busy', () => {
    expect(judged(settled().end(), use).status).toBe('unknown');
  });
});
