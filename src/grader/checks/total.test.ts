import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

const pids = workerPids(3);
const hits = (value: unknown) => ({ body: { pid: 1, hits: value } });

/** Requests one after another, of which the n-th tells the n-th of `told`. */
const row = (story: Story, told: readonly unknown[]): Story =>
  told.reduce<Story>((so, value, n) => {
    const id = so.after(5).ask('row', '/hits');
    return so.after(2).reply(id, pids[n % 3] ?? 0, hits(value));
  }, story);
const over = (story: Story) => story.mark('asked').after(5).end();

describe('exact-total', () => {
  const use = 'exact-total';

  it('holds when the n-th answer tells n, whatever else is asked', () => {
    const told = row(row(settled(), [1, 2, 3]).answer('other', 101), [4, 5]);
    expect(judged(over(told), use)).toMatchObject({ status: 'pass' });
  });

  it.each([
    ['a local count', [1, 1, 1]],
    ['one too few', [0, 1, 2]],
    ['counting twice', [1, 3, 5]],
    ['no number', [1, '2']],
    ['no whole number', [1.5]],
    ['nothing', [undefined]],
    ['a start over', [1, 2, 3, 1]],
  ])('fails for %s', (_, told) => {
    expect(judged(over(row(settled(), told)), use)).toMatchObject({ status: 'fail' });
  });

  it('takes any order of those that were asked at once, and wants all of them afterwards', () => {
    const rush = (...told: number[]) => {
      const story = settled();
      const ids = [story.ask('rush', '/hits'), story.ask('rush', '/hits'), story.ask('rush', '/hits')];
      return told.reduce((so, value, n) => so.after(1).reply(ids[n] ?? 0, pids[n] ?? 0, hits(value)), story);
    };
    expect(judged(over(row(rush(2, 3, 1), [4])), use).status).toBe('pass');
    expect(judged(over(row(rush(1, 3, 3), [4])), use).status).toBe('pass');
    expect(judged(over(row(rush(2, 3, 3), [4])), use).status).toBe('pass');
    expect(judged(over(row(rush(3, 3, 3), [4])), use).status).toBe('pass');
    expect(judged(over(row(rush(1, 2, 4), [4])), use).status).toBe('fail');
    expect(judged(over(row(rush(1, 2, 3), [2])), use).status).toBe('fail');
  });

  it('fails when one total is told to several, for then not each was counted', () => {
    const rush = (...told: number[]) => {
      const story = row(settled(), [1]);
      const ids = told.map(() => story.ask('rush', '/hits'));
      return told.reduce((so, value, n) => so.after(1).reply(ids[n] ?? 0, pids[n] ?? 0, hits(value)), story);
    };
    expect(judged(over(row(rush(2, 2, 4), [5])), use).because).toMatch(
      /^3 answers told 2 or less, .* its own/,
    );
    expect(judged(over(row(rush(3, 3, 3), [5])), use).because).toContain('4 answers told 3 or less');
    expect(judged(over(row(rush(4, 3, 4), [5])), use).status).toBe('pass');
    const lost = rush(2, 2, 3);
    lost.lose(lost.ask('rush', '/hits'), 'timed-out');
    expect(judged(over(lost), use).status).toBe('fail');
  });

  it('fails for an answer that does not say who answered', () => {
    const story = row(settled(), [1, 2]);
    story.reply(story.ask('row', '/hits'), 101, { ok: false, body: { hits: 3 }, pid: undefined });
    expect(judged(over(story), use).because).toContain('without a whole number as "pid"');
  });

  it('does not know of a lost request whether it was counted', () => {
    const lost = () => settled().lost('row', 'timed-out', '/hits');
    expect(judged(over(row(lost(), [1, 2, 3])), use).status).toBe('pass');
    expect(judged(over(row(lost(), [2, 3, 4])), use).status).toBe('pass');
    expect(judged(over(row(lost(), [3, 4, 5])), use).status).toBe('fail');
  });

  it('is unknown when one worker answered all, or nobody did', () => {
    const story = settled();
    const one = [1, 2, 3].reduce((so, value) => so.reply(so.ask('row', '/hits'), 101, hits(value)), story);
    expect(judged(over(one), use).status).toBe('unknown');
    expect(judged(over(settled()), use).status).toBe('unknown');
    expect(judged(row(settled(), [1, 2]).soFar(), use).status).toBe('open');
  });
});

describe('exact-total, after workers were killed', () => {
  const use = 'exact-total';
  const struck = () =>
    row(settled(), [1, 2, 3])
      .mark('struck', { pids: [101, 102], workers: pids })
      .mark('victims-gone', { pids: [101, 102] });
  const tell = (story: Story, pid: number, value: number): Story =>
    story.after(2).reply(story.ask('after', '/hits'), pid, hits(value));

  it('holds when a replacement goes on counting', () => {
    const told = tell(tell(struck().mark('count-restored'), 104, 4), 103, 5);
    expect(judged(over(told), use)).toMatchObject({ status: 'pass' });
  });

  it('fails when nobody new comes, for then nothing is gone on with', () => {
    const told = judged(over(tell(struck(), 103, 4)), use);
    expect(told).toMatchObject({ status: 'fail', timed: true });
    expect(told.because).toMatch(/^2 workers were killed at .*, and not replaced/);
    expect(judged(over(tell(struck().gap(900), 103, 4)), use).status).toBe('unknown');
  });

  it('leaves that to another check where it is told to', () => {
    const told = over(tell(struck(), 103, 4));
    expect(judged(told, use, { replaced: false }).status).toBe('pass');
  });

  it('is unknown when replacements are there, and none of them answered', () => {
    expect(judged(over(tell(struck().mark('count-restored'), 103, 4)), use).status).toBe('unknown');
  });

  it('fails for a replacement that begins at one again', () => {
    const told = tell(struck().mark('count-restored'), 104, 1);
    expect(judged(over(told), use).because).toContain('told 1');
  });
});

describe('answers-all', () => {
  const use = 'answers-all';

  it('holds when each request to the path is answered, and does not mind the others', () => {
    expect(judged(over(row(settled(), [1, 2]).lost('poll', 'reset')), use)).toMatchObject({ status: 'pass' });
  });

  it('with statuses and pid, fails for another status, and for an answer without a pid', () => {
    const wants = { statuses: [200, 429], pid: true };
    const answered = (status: number, pid?: number) => {
      const story = row(settled(), [1, 2]);
      return over(story.reply(story.ask('row', '/hits'), 101, { status, ok: false, pid }));
    };
    expect(judged(answered(429, 101), use, wants).status).toBe('pass');
    expect(judged(answered(503, 101), use, wants).because).toContain('503 at 0.164 s; 200 or 429 is agreed');
    expect(judged(answered(429), use, wants).because).toContain('"pid"');
    expect(judged(answered(503), use).status).toBe('pass');
  });

  it('fails for a hang and for a reset', () => {
    expect(judged(over(settled().lost('row', 'timed-out', '/hits')), use)).toMatchObject({
      status: 'fail',
      timed: true,
    });
    expect(judged(over(settled().lost('row', 'reset', '/hits')), use).timed).toBeUndefined();
  });

  it('does not mind a kept connection that closes as it is used, unless a worker has died', () => {
    const closed = () => {
      const story = row(settled(), [1, 2]);
      return story.lose(story.ask('together', '/hits', 1), 'reset');
    };
    expect(judged(over(closed()), use).status).toBe('pass');
    expect(judged(over(closed().died(101)), use).status).toBe('fail');
  });

  it('is unknown for a hang while the machine stood still, and when nothing was asked', () => {
    expect(judged(over(settled().gap(900).lost('row', 'timed-out', '/hits')), use).status).toBe('unknown');
    expect(judged(over(settled()), use).status).toBe('unknown');
  });
});
