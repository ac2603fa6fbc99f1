import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

const pids = workerPids(3);
const start = (more: Parameters<typeof settled>[0] = {}): Story =>
  settled({ env: { LIMIT: '3', WINDOW_MS: '1500' }, ...more }).at(200);
const answer = (status: number) => ({ status, ok: status === 200 });

/** Requests one after another with the tag, answered in turn by the workers with these statuses. */
const row = (story: Story, tag: string, statuses: readonly number[]): Story =>
  statuses.reduce<Story>(
    (so, status, n) => so.after(2).reply(so.ask(tag, '/limited'), pids[n % 3] ?? 0, answer(status)),
    story,
  );
const over = (story: Story) => story.mark('asked').after(5).end();
const THREE = [200, 200, 200, 429, 429];

describe('exactly-limit', () => {
  const use = 'exactly-limit';

  it('holds when LIMIT requests are let through and the rest refused', () => {
    expect(judged(over(row(start(), 'first', THREE)), use)).toMatchObject({ status: 'pass' });
    const twice = row(row(start(), 'first', [200, 200]).answer('other', 101), 'after', [200, 429]);
    expect(judged(over(twice), use).status).toBe('pass');
  });

  it('wants a replacement that knows of it, where workers were killed', () => {
    const killed = () =>
      row(start(), 'first', THREE)
        .mark('struck', { pids: [101, 102], workers: pids })
        .mark('victims-gone', { pids: [101, 102] });
    const refuse = (story: Story, pid: number) =>
      story.after(2).reply(story.ask('after', '/limited'), pid, answer(429));
    expect(judged(over(refuse(killed().mark('count-restored'), 104)), use).status).toBe('pass');
    expect(judged(over(refuse(killed(), 103)), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(over(refuse(killed().mark('count-restored'), 103)), use).status).toBe('unknown');
  });

  it.each([
    ['one more', [200, 200, 200, 200, 429], 'one more'],
    ['all of them', [200, 200, 200, 200, 200], 'one more'],
    ['one too few', [200, 200, 429, 429], 'only 2 of 3'],
    ['none', [429], 'only 0 of 3'],
    ['a refusal in between', [200, 429, 200, 200, 429], 'only 1 of 3'],
    ['another status', [200, 200, 200, 503], '503'],
  ])('fails for %s', (_, statuses, told) => {
    const finding = judged(over(row(start(), 'first', statuses)), use);
    expect(finding.status).toBe('fail');
    expect(finding.because).toContain(told);
  });

  it('is one limit for all addresses', () => {
    const story = row(start(), 'first', THREE);
    const id = story.askFrom('elsewhere', '127.0.0.2', '/limited');
    expect(judged(over(story.reply(id, 101)), use).because).toContain('for a client at 127.0.0.2');
  });

  it('takes any order of those that were asked at once, but no other number', () => {
    const rush = (...statuses: number[]) => {
      const story = start();
      const ids = statuses.map(() => story.ask('rush', '/limited'));
      return statuses.reduce<Story>(
        (so, status, n) => so.after(1).reply(ids[n] ?? 0, pids[n % 3] ?? 0, answer(status)),
        story,
      );
    };
    expect(judged(over(rush(429, 200, 429, 200, 200)), use).status).toBe('pass');
    expect(judged(over(rush(200, 200, 200, 200, 429)), use).status).toBe('fail');
    expect(judged(over(rush(429, 200, 429, 200, 429)), use).status).toBe('fail');
  });

  it('does not know of a lost request whether it was counted', () => {
    const lost = () => start().lost('first', 'timed-out', '/limited');
    expect(judged(over(row(lost(), 'first', [200, 200, 429])), use).status).toBe('pass');
    expect(judged(over(row(lost(), 'first', [200, 200, 200, 429])), use).status).toBe('pass');
    expect(judged(over(row(lost(), 'first', [200, 429])), use).status).toBe('fail');
  });

  it('is unknown when nobody was refused, or when one worker answered all', () => {
    expect(judged(over(row(start(), 'first', [200, 200])), use).status).toBe('unknown');
    const one = THREE.reduce<Story>(
      (so, s) => so.reply(so.ask('first', '/limited'), 101, answer(s)),
      start(),
    );
    expect(judged(over(one), use).status).toBe('unknown');
    expect(judged(row(start(), 'first', THREE).soFar(), use).status).toBe('open');
  });
});

describe('limit-resets', () => {
  const use = 'limit-resets';
  const windows = (quiet: number[], between: number, again: number[], header = {}) => {
    const second = row(row(start(header), 'first', THREE).at(2000), 'quiet', quiet);
    return over(row(row(second.at(2900), 'between', [between]).at(3800), 'again', again));
  };

  it('holds when the whole limit is there again, after silence and after a try', () => {
    expect(judged(windows(THREE, 429, THREE), use)).toMatchObject({ status: 'pass' });
  });

  it('holds for a window by the clock, which lets the try through and counts it', () => {
    expect(judged(windows([...THREE, 200], 200, [200, 200, 429]), use).status).toBe('pass');
  });

  it('fails when there is no limit any more after the first window', () => {
    const six = [200, 200, 200, 200, 200, 200];
    expect(judged(windows([...six, 429], 200, THREE), use).status).toBe('pass');
    expect(judged(windows([...six, 200], 200, THREE), use).because).toContain(
      '7 of 7 requests were let through',
    );
    const slow = row(row(start(), 'first', THREE).at(2000), 'quiet', six).after(1600);
    const after = row(row(row(slow, 'quiet', [200]), 'between', [200]), 'again', THREE);
    expect(judged(over(after), use).status).toBe('unknown');
  });

  it('fails when it never comes back, on any machine', () => {
    expect(judged(windows([429, 429], 429, [429]), use).status).toBe('fail');
    expect(judged(windows([429, 429], 429, [429], { tooSlow: true }), use).status).toBe('fail');
  });

  it('fails when a try prolongs the wait, or when not all of it comes back', () => {
    expect(judged(windows(THREE, 429, [429, 429]), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(windows([200, 429], 429, THREE), use).status).toBe('fail');
    expect(judged(windows(THREE, 429, [429], { tooSlow: true }), use).status).toBe('unknown');
  });

  it('is unknown when the limit was never used up, or nothing was asked again', () => {
    const never = row(
      row(row(row(start(), 'first', [200]), 'quiet', [200]), 'between', [200]),
      'again',
      [200],
    );
    expect(judged(over(never), use).status).toBe('unknown');
    expect(judged(over(row(start(), 'first', THREE)), use).status).toBe('unknown');
  });
});

describe('others-free', () => {
  const use = 'others-free';

  it('holds when other paths are always answered', () => {
    expect(judged(over(row(start(), 'first', THREE).answer('other', 101)), use)).toMatchObject({
      status: 'pass',
    });
  });

  it('fails when one is refused', () => {
    const story = start();
    story.reply(story.ask('other', '/'), 101, answer(429));
    expect(judged(over(story), use).because).toContain('only /limited');
  });

  it('is unknown until something was asked', () => {
    expect(judged(start().end(), use).status).toBe('unknown');
    expect(judged(start().mark('asked').soFar(), use).status).toBe('open');
  });
});
