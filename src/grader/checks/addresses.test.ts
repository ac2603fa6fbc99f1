import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled } from '../testing/openings.ts';
import { PRIMARY, type Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];
const ADDRESSES = Array.from({ length: 12 }, (_, at) => `127.0.0.${at + 2}`);
/** A fixed worker for each address: 101, 102, 103, 101, ... */
const homeOf = (address: string): number => 101 + (Number(address.split('.')[3]) % 3);

const visit = (told: Story, tag: string, from: string, pid: number): Story =>
  told.reply(told.askFrom(tag, from), pid).after(2);
const round = (told: Story, tag: string, pidOf = homeOf): Story =>
  told.each(ADDRESSES, (each, from) => visit(each, tag, from, pidOf(from)));
const asked = (told: Story, tag = 'home'): Story => told.mark('addresses-asked', { tag, count: 12 });
const sticky = (header: Header = {}): Story => asked(round(round(settled(header), 'home'), 'home'));

describe('same-worker', () => {
  const use = 'same-worker';

  it('holds when each address reaches one worker', () => {
    expect(judged(asked(round(sticky(), 'rush')).end(), use).because).toContain(
      '36 connections from 12 addresses',
    );
  });

  it('fails for one address that reaches two, one by one or in the rush', () => {
    for (const tag of ['home', 'rush']) {
      const told = visit(sticky(), tag, '127.0.0.2', 101);
      expect(judged(told.end(), use).because).toMatch(/127\.0\.0\.2 reached worker 103 .* worker 101/);
    }
  });

  it('does not mind what comes after a death, and is unknown without a second visit', () => {
    expect(judged(visit(sticky(), 'after', '127.0.0.2', 101).end(), use).status).toBe('pass');
    expect(judged(asked(round(settled(), 'home')).end(), use).status).toBe('unknown');
    expect(judged(settled().end(), use).status).toBe('unknown');
  });
});

describe('uses-all-workers', () => {
  const use = 'uses-all-workers';

  it('holds when each worker has its share', () => {
    expect(judged(sticky().end(), use).because).toContain(
      'worker 101 has 4, worker 102 has 4, worker 103 has 4',
    );
  });

  it('fails when one worker has none, and when the primary answers', () => {
    const two = asked(round(settled(), 'home', (from) => Math.min(102, homeOf(from))));
    expect(judged(two.end(), use)).toMatchObject({ status: 'fail' });
    const primary = asked(round(settled(), 'home', () => PRIMARY));
    expect(judged(primary.end(), use).because).toContain('which is no worker');
  });

  it('is unknown where clients have no addresses', () => {
    const told = settled().unmet('addresses', 'outside', 'there is only 127.0.0.1');
    expect(judged(told.end(), use).because).toContain('clients with addresses of their own');
  });
});

describe('clients-answered', () => {
  const use = 'clients-answered';
  const lost = (outcome: 'reset' | 'timed-out', header: Header = {}) => {
    const told = sticky(header);
    return told.lose(told.askFrom('rush', '127.0.0.2'), outcome).end();
  };

  it('holds when all are, fails for one that is not', () => {
    expect(judged(sticky().end(), use).because).toBe('All 24 connections were answered.');
    expect(judged(lost('reset'), use)).toMatchObject({ status: 'fail' });
    expect(judged(lost('timed-out'), use)).toMatchObject({ status: 'fail', timed: true });
  });

  it('is unknown for a hang on a machine that is too slow, and when nobody came', () => {
    expect(judged(lost('timed-out', { tooSlow: true }), use).status).toBe('unknown');
    expect(judged(settled().end(), use).status).toBe('unknown');
  });
});

/** Worker 101 is killed, and 104 takes its place. */
const killed = (told: Story): Story =>
  told
    .mark('struck', { how: 'SIGKILL', pids: [101], workers: [101, 102, 103], siblings: [102, 103] })
    .after(5)
    .died(101)
    .mark('victims-gone', { pids: [101] })
    .after(60)
    .mark('window-over')
    .born(104);
const replaced = (from: string): number => (homeOf(from) === 101 ? 104 : homeOf(from));
const followed = (told: Story): Story => told.mark('followed', { limit: 3000 });
const settledAgain = (told: Story, pidOf = replaced): Story =>
  asked(round(round(told, 'settled', pidOf), 'settled', pidOf), 'settled');

describe('finds-new-home', () => {
  const use = 'finds-new-home';

  it('holds when they get a worker and keep it, also after a time with another one', () => {
    const told = settledAgain(followed(round(killed(sticky()), 'after', replaced)));
    expect(judged(told.end(), use).because).toContain('4 clients had the worker that was killed');
    const between = round(killed(sticky()), 'after', (from) => (homeOf(from) === 101 ? 102 : homeOf(from)));
    expect(judged(settledAgain(followed(between)).end(), use).status).toBe('pass');
  });

  it('fails when they get no answer in time', () => {
    const none = (header: Header) => {
      const told = killed(sticky(header));
      for (const from of ADDRESSES.filter((each) => homeOf(each) === 101))
        told.lose(told.askFrom('after', from), 'timed-out');
      return followed(told.after(3000)).end();
    };
    expect(judged(none({}), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(none({ tooSlow: true }), use).status).toBe('unknown');
  });

  it('fails on any machine when the primary has ended', () => {
    const told = killed(sticky({ tooSlow: true })).exit(1);
    told.lose(told.askFrom('after', '127.0.0.3'), 'refused');
    expect(judged(followed(told).end(), use).because).toContain('The primary ended with code 1');
  });

  it('fails when they go on from one to another, or are lost later', () => {
    const served = () => followed(round(killed(sticky()), 'after', replaced));
    const restless = round(round(served(), 'settled', replaced), 'settled', () => 102);
    expect(judged(asked(restless).end(), use).because).toContain('reached worker 104 and then worker 102');
    const told = served();
    told.lose(told.askFrom('settled', '127.0.0.3'), 'reset');
    expect(homeOf('127.0.0.3')).toBe(101);
    expect(judged(told.end(), use).status).toBe('fail');
  });

  it('is unknown when the dead one had no clients, or nobody was killed', () => {
    const told = asked(round(settled(), 'home', () => 102));
    const idle = settledAgain(followed(round(killed(told), 'after', () => 102)), () => 102);
    expect(judged(idle.end(), use).status).toBe('unknown');
    expect(judged(sticky().end(), use).status).toBe('unknown');
  });
});

describe('others-stay', () => {
  const use = 'others-stay';

  it('holds when they do, whatever the clients of the dead one go through', () => {
    const told = killed(sticky());
    told.lose(told.askFrom('after', '127.0.0.3'), 'reset');
    const whole = settledAgain(followed(round(told, 'after', replaced)));
    expect(judged(whole.end(), use).because).toContain('8 clients of the other workers stayed');
  });

  it('fails when one is moved, or loses a connection', () => {
    const moved = visit(killed(sticky()), 'after', '127.0.0.2', 102);
    expect(judged(followed(moved).end(), use).because).toContain('the client reached worker 102');
    const told = killed(sticky());
    told.lose(told.askFrom('after', '127.0.0.2'), 'reset');
    expect(judged(followed(told).end(), use).because).toContain(
      'was left alone. A connection from 127.0.0.2',
    );
  });

  it('is unknown when nobody was killed', () => {
    expect(judged(sticky().end(), use).status).toBe('unknown');
  });
});
