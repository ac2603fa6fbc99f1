import { describe, expect, it } from 'vitest';
import { labSchema } from '../../domain/lab.ts';
import type { Timeline } from '../../domain/timeline.ts';
import { judgeTimeline } from '../judge.ts';
import { changesOf } from '../prefixes.ts';
import { judged, labOf } from '../testing/judge-story.ts';
import { all, login, logout, me, three, unknownTo } from '../testing/logins.ts';
import { settled } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];

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
    const kept = three();
    kept.lose(kept.ask('me-1', '/me', 7), 'reset');
    expect(judged(all(kept).end(), use).status).toBe('pass');
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
    const same = login(login(settled(), 1), 2, 'user-2', 'sid=k-id').mark('logged-in');
    expect(judged(same.end(), use).because).toContain('the same cookie');
  });

  it('is unknown when fewer than two users were ever known', () => {
    expect(judged(unknownTo(three(), 1, 102).mark('sessions-asked').end(), use).status).toBe('unknown');
    expect(judged(settled().end(), use).because).toContain('the logins');
  });
});
