import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { all, logout, me, three, unknownTo } from '../testing/logins.ts';
import type { Story } from '../testing/timeline.ts';

describe('session-ended', () => {
  const use = 'session-ended';
  const ended = (told: Story): Story =>
    told.each([101, 102, 103], (each, pid) => me(unknownTo(each, 1, pid), 2, pid)).mark('sessions-asked');

  it('holds when no worker knows it and the others are known', () => {
    expect(judged(ended(logout(all(three()))).end(), use).status).toBe('pass');
  });

  it('fails when a worker knows it still, or another session goes with it', () => {
    expect(judged(me(logout(all(three())), 1, 103).end(), use).because).toContain(
      'worker 103 still took its cookie for user-1',
    );
    expect(judged(unknownTo(logout(all(three())), 2, 103).end(), use).because).toContain('Another session');
  });

  it('fails when it is answered otherwise than with 401 and a pid, or not at all', () => {
    const shown = (status: number, body: unknown, pid?: number) => {
      const told = logout(all(three()));
      told.reply(told.ask('me-1', '/me'), 103, { status, body, ok: false, ...(pid ? {} : { pid }) });
      return judged(ended(told).end(), use);
    };
    expect(shown(500, {}, 103).because).toContain('status 500');
    expect(shown(200, { user: null }, 103).because).toContain('401 is agreed');
    expect(shown(401, {}).because).toContain('"pid"');
    const hangs = logout(all(three())).lost('me-1', 'timed-out', '/me');
    expect(judged(ended(hangs).end(), use)).toMatchObject({ status: 'fail', timed: true });
  });

  it('does not blame the logout for what was unknown before', () => {
    const told = logout(unknownTo(three(), 2, 103));
    expect(judged(ended(unknownTo(told, 2, 103)).end(), use).status).toBe('pass');
  });

  it('fails when the logout does, and is late when it hangs', () => {
    expect(judged(all(three()).lost('logout-1', 'reset', '/logout').end(), use).status).toBe('fail');
    const hangs = all(three({ tooSlow: true })).lost('logout-1', 'timed-out', '/logout');
    expect(judged(hangs.end(), use).status).toBe('unknown');
  });

  it('is unknown without a logout', () => {
    expect(judged(all(three()).end(), use).status).toBe('unknown');
  });
});
