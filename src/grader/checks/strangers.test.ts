import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { login, three } from '../testing/logins.ts';
import { settled } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

const use = 'strangers-unknown';
const tags = ['nobody', 'made-up', 'name', 'number', 'brought', 'earlier'].map(
  (which) => `stranger-${which}`,
);
const refused = (told: Story, tag: string): Story =>
  told.reply(told.ask(tag, '/me'), 101, { status: 401, ok: false, body: { pid: 101 } });
const over = (told: Story) => judged(told.mark('strangers-asked').end(), use);

describe('strangers-unknown', () => {
  it('holds when all are refused', () => {
    expect(over(tags.reduce(refused, three())).status).toBe('pass');
  });

  it.each(tags)('fails when %s is taken for a user', (tag) => {
    const told = three();
    told.reply(told.ask(tag, '/me'), 101, { body: { pid: 101, user: 'user-1' } });
    expect(over(told).because).toContain('was taken for user-1');
  });

  it('fails for another answer than 401 and a pid', () => {
    const answered = (more: Parameters<Story['reply']>[2]) => {
      const told = three();
      return over(told.reply(told.ask('stranger-made-up', '/me'), 101, more));
    };
    expect(answered({ body: { pid: 101, user: null } }).because).toContain('401 is agreed');
    expect(answered({ status: 500, ok: false, body: { pid: 101 } }).because).toContain('status 500');
    const mute = three();
    mute.lose(mute.ask('stranger-made-up', '/me'), 'answered');
    expect(over(mute).status).toBe('fail');
  });

  it('leaves an earlier session to its user, and fails when it becomes that of a later login', () => {
    const shown = (user: string) => {
      const told = three();
      told.reply(told.ask('fixation-before', '/login?user=earlier', 0, 'POST'), 101);
      told.reply(told.ask('fixation', '/login?user=later', 0, 'POST'), 101);
      return over(told.reply(told.ask('stranger-earlier', '/me'), 101, { body: { pid: 101, user } }));
    };
    expect(shown('earlier').status).toBe('pass');
    expect(shown('later').because).toContain('which a later one had been shown was taken for later');
  });

  it('fails for ids that differ in a number only, by little', () => {
    const ids = (...ids: string[]) =>
      over(
        ids.reduce<Story>(
          (told, id, at) => login(told, at + 1, `user-${at + 1}`, `sid=${id}; Path=/`),
          settled(),
        ),
      );
    expect(ids('4711-9', '4711-10').because).toContain('sid=4711-9 and sid=4711-10');
    expect(ids('a', '4711-1', '4712-1').status).toBe('fail');
    expect(ids('17.f3a9', '18.c07b').status).toBe('pass');
    expect(ids('90071992547409910000', '90071992547409911000').status).toBe('pass');
    expect(ids('3b1f-41', '3b1e-41', '3b1f-41a').status).toBe('pass');
  });

  it('fails when one is not answered, and is unknown when none was asked', () => {
    expect(judged(three().lost('stranger-made-up', 'reset', '/me').end(), use).status).toBe('fail');
    const hangs = three({ tooSlow: true }).lost('stranger-made-up', 'timed-out', '/me');
    expect(judged(hangs.end(), use).status).toBe('unknown');
    expect(judged(three().end(), use).status).toBe('unknown');
  });
});
