import { settled } from './openings.ts';
import type { Story } from './timeline.ts';

type Header = Parameters<typeof settled>[0];

/** `user-<n>` logs in on worker 100 + n, and gets a cookie. */
export const login = (
  told: Story,
  number: number,
  user = `user-${number}`,
  cookie = `sid=${'jkmqwx'[number]}-id`,
): Story =>
  told
    .reply(told.ask(`login-${number}`, `/login?user=${user}`, 0, 'POST'), 100 + number, {
      headers: { 'set-cookie': cookie },
    })
    .after(5);

/** Three users have logged in, one on each worker. */
export const three = (header: Header = {}): Story =>
  [1, 2, 3].reduce((told, number) => login(told, number), settled(header)).mark('logged-in');

export const me = (
  told: Story,
  number: number,
  pid: number,
  user: string | undefined = `user-${number}`,
): Story =>
  told
    .reply(told.ask(`me-${number}`, '/me'), pid, {
      body: { pid, user },
      status: user === undefined ? 401 : 200,
    })
    .after(5);

export const unknownTo = (told: Story, number: number, pid: number): Story =>
  told.reply(told.ask(`me-${number}`, '/me'), pid, { body: { pid }, status: 401, ok: false }).after(5);

/** Every worker is asked whose each session is, and knows it. */
export const all = (told: Story): Story =>
  told
    .each([101, 102, 103], (each, pid) => each.each([1, 2, 3], (one, number) => me(one, number, pid)))
    .mark('sessions-asked');

/** The first session is ended on the second worker. */
export const logout = (told: Story): Story =>
  told
    .reply(told.ask('logout-1', '/logout', 0, 'POST'), 102, { body: { pid: 102 } })
    .mark('logged-out')
    .after(5);
