import { describe, expect, it } from 'vitest';
import { labSchema } from '../../domain/lab.ts';
import type { Timeline } from '../../domain/timeline.ts';
import { judgeTimeline } from '../judge.ts';
import { changesOf } from '../prefixes.ts';
import { judged, labOf } from '../testing/judge-story.ts';
import { settled } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];

/** `user-<n>` logs in on worker 100 + n, and gets a cookie. */
const login = (told: Story, number: number, user = `user-${number}`, cookie = `sid=id-${number}`): Story =>
  told
    .reply(told.ask(`login-${number}`, `/login?user=${user}`, 0, 'POST'), 100 + number, {
      headers: { 'set-cookie': cookie },
    })
    .after(5);
const three = (header: Header = {}): Story =>
  [1, 2, 3].reduce((told, number) => login(told, number), settled(header)).mark('logged-in');
const me = (told: Story, number: number, pid: number, user: string | undefined = `user-${number}`): Story =>
  told
    .reply(told.ask(`me-${number}`, '/me'), pid, {
      body: { pid, user },
      status: user === undefined ? 401 : 200,
    })
    .after(5);
const unknownTo = (told: Story, number: number, pid: number): Story =>
  told.reply(told.ask(`me-${number}`, '/me'), pid, { body: { pid }, status: 401, ok: false }).after(5);
const all = (told: Story): Story =>
  told
    .each([101, 102, 103], (each, pid) => each.each([1, 2, 3], (one, number) => me(one, number, pid)))
    .mark('sessions-asked');
const logout = (told: Story): Story =>
  told
    .reply(told.ask('logout-1', '/logout', 0, 'POST'), 102, { body: { pid: 102 } })
    .mark('logged-out')
    .after(5);
/** The check with parameters, over every prefix. */
const judgedWith = (timeline: Timeline, use: string, parameters: Record<string, string>) => {
  expect(changesOf(timeline, { use, with: parameters })).toEqual([]);
  const lab = labOf(use);
  const checks = lab.checks.map((check) => ({ ...check, with: parameters }));
  return judgeTimeline(labSchema.parse({ ...lab, checks }), timeline)[0];
};

describe('sessions-known', () => {
  const use = 'sessions-known';

  it('holds when every worker knows every session', () => {
    expect(judged(all(three()).end(), use)).toMatchObject({
      status: 'pass',
      because: 'In 9 answers by 3 workers each of 3 sessions was known.',
    });
  });

  it('fails for one that another worker does not know, or takes for another user', () => {
    expect(judged(unknownTo(me(three(), 1, 101), 1, 102).end(), use)).toMatchObject({
      status: 'fail',
      because: expect.stringMatching(/user-1 logged in on worker 101 .* worker 102 did not know the session/),
    });
    expect(judged(me(three(), 1, 101, 'user-3').end(), use).because).toContain('for the session of user-3');
  });

  it('fails for a login that gives no cookie, and for one or a question that is not answered', () => {
    const without = settled();
    without.reply(without.ask('login-1', '/login?user=a', 0, 'POST'), 101);
    expect(judged(without.end(), use).because).toContain('set no cookie');
    const closing = three();
    closing.lose(closing.ask('login-4', '/login?user=user-4', 7), 'reset');
    expect(judged(all(closing).end(), use).status).toBe('pass');
    const hangs = (header: Header) => three(header).lost('me-1', 'timed-out', '/me').end();
    expect(judged(hangs({}), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(hangs({ tooSlow: true }), use).status).toBe('unknown');
  });

  it('does not mind what comes after a logout', () => {
    const told = unknownTo(logout(all(three())), 1, 103);
    expect(judged(told.mark('sessions-asked').end(), use).status).toBe('pass');
  });

  it('is unknown when one worker answered all, or nobody was asked', () => {
    expect(judged(me(three(), 1, 101).mark('sessions-asked').end(), use).status).toBe('unknown');
    expect(judged(three().end(), use).status).toBe('unknown');
  });

  it('with after: struck, counts only what is asked after the death', () => {
    const struck = (told: Story) =>
      told
        .mark('struck', { pids: [101], workers: [101, 102, 103] })
        .after(60)
        .mark('window-over');
    const after = (told: Story) =>
      me(me(struck(told), 1, 102), 1, 103)
        .mark('sessions-asked')
        .end();
    expect(judgedWith(after(unknownTo(three(), 1, 103)), use, { after: 'struck' })?.status).toBe('pass');
    const lost = unknownTo(struck(all(three())), 1, 102).end();
    expect(judgedWith(lost, use, { after: 'struck' })?.status).toBe('fail');
    expect(judgedWith(all(three()).end(), use, { after: 'struck' })?.status).toBe('unknown');
  });

  it('with after: struck, fails when the dead are not replaced', () => {
    const alone = three()
      .mark('struck', { pids: [101, 102], workers: [101, 102, 103] })
      .mark('victims-gone', { pids: [101, 102] })
      .after(60)
      .mark('window-over');
    const told = judgedWith(me(alone, 1, 103).mark('sessions-asked').end(), use, { after: 'struck' });
    expect(told).toMatchObject({ status: 'fail', timed: true });
    expect(told?.because).toContain('2 workers were killed');
  });
});

describe('sessions-apart', () => {
  const use = 'sessions-apart';

  it('holds when each has an id of its own and is told its own user', () => {
    expect(judged(all(three()).end(), use).because).toContain('3 logins got as many ids');
  });

  it('fails for another user, and for the same id twice', () => {
    expect(judged(me(three(), 1, 102, 'user-2').end(), use).because).toContain(
      'The session of user-1 was taken for that of user-2',
    );
    const same = login(login(settled(), 1), 2, 'user-2', 'sid=id-1').mark('logged-in');
    expect(judged(same.end(), use).because).toContain('the same cookie');
  });

  it('is unknown when fewer than two users were ever known', () => {
    expect(judged(unknownTo(three(), 1, 102).mark('sessions-asked').end(), use).status).toBe('unknown');
    expect(judged(settled().end(), use).because).toContain('the logins');
  });
});

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

describe('strangers-unknown', () => {
  const use = 'strangers-unknown';
  const tags = ['nobody', 'made-up', 'name', 'number', 'brought'].map((which) => `stranger-${which}`);
  const refused = (told: Story, tag: string): Story =>
    told.reply(told.ask(tag, '/me'), 101, { status: 401, ok: false, body: { pid: 101 } });

  it('holds when all are refused, also when an answer says that there is no user', () => {
    const told = tags.reduce(refused, three());
    told.reply(told.ask('stranger-nobody', '/me'), 101, { body: { pid: 101, user: null } });
    expect(judged(told.mark('strangers-asked').end(), use).status).toBe('pass');
  });

  it.each(tags)('fails when %s is taken for a user', (tag) => {
    const told = three();
    told.reply(told.ask(tag, '/me'), 101, { body: { pid: 101, user: 'user-1' } });
    expect(judged(told.mark('strangers-asked').end(), use).because).toContain('was taken for user-1');
  });

  it('fails when one is not answered, and is unknown when none was asked', () => {
    expect(judged(three().lost('stranger-made-up', 'reset', '/me').end(), use).status).toBe('fail');
    const hangs = three({ tooSlow: true }).lost('stranger-made-up', 'timed-out', '/me');
    expect(judged(hangs.end(), use).status).toBe('unknown');
    expect(judged(three().end(), use).status).toBe('unknown');
  });
});
