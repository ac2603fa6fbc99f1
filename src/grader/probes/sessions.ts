import { cookiesIn } from '../checks/cookies.ts';
import type { Ask, Asked, KeptConnection, Response } from '../run/client.ts';
import { keepTo, keepToAll } from '../run/keep-to.ts';
import { type Probe, type Run, RunOver } from '../run/run.ts';
import { allAtOnce } from './at-once.ts';
import { numberOf } from './parameters.ts';

/** Whoever is not answered in this time hangs, in milliseconds before scaling. */
const HANGS = 2000;
/** Where no connection can be kept to a worker, so many fresh ones are taken in its place. */
const FRESH_EACH = 3;
/** So many logins reach each worker in one go. */
const TOGETHER = 2;
/** As nobody will have made it. */
const MADE_UP = 'f2b1c0de-0000-4000-8000-5e551011d0e5';

/** A login that was answered: its number stands in the tags of its requests. `cookie`: what a browser sends back. */
type Session = {
  readonly number: number;
  readonly user: string;
  readonly cookie: string;
  readonly pid: number;
};

const sessions = new WeakMap<Run, Session[]>();

/**
 * One login on each worker, each for a user of its own, then a second one for the first user on the last worker. As soon as
 * a login is answered the next worker is asked whose it is, with the tag `me-<number>`: what is saved later is not there yet.
 */
export const logIn: Probe = async (run) => {
  const workers = run.workers();
  const each = await connections(run, workers);
  const logins = [...each.entries(), [each.length, each.at(-1)] as const];
  for (const [at, on] of logins) {
    const number = at + 1;
    await login(run, number, `user-${at < each.length ? number : 1}`, on);
    const session = (sessions.get(run) ?? []).find((one) => one.number === number);
    const next = each[number % each.length];
    if (session !== undefined) await ask(run, `me-${number}`, '/me', session.cookie, { on: next });
  }
  close(each);
  run.mark('logged-in', { count: each.length + 1 });
};

/**
 * `count` logins at once, each for a user of its own; then some more that each worker finds waiting, after it was stopped
 * for a moment, so that they are under way together whatever the machine does; then questions whose session it is in the
 * same way, of another user each, with the tags `me-<number>`.
 */
export const logInRush: Probe = async (run, parameters) => {
  const count = numberOf(parameters, 'count', 40);
  await Promise.all(Array.from({ length: count }, (_, at) => login(run, at + 1, `user-${at + 1}`)));
  const { kept } = await keepToAll(run, TOGETHER);
  await allAtOnce(run, kept, (connection, at) =>
    sendLogin(run, count + at + 1, `user-${count + at + 1}`, connection),
  );
  const asked = (sessions.get(run) ?? []).slice(0, kept.length);
  await allAtOnce(run, kept.slice(0, asked.length), (connection, at) =>
    send(run, `me-${asked[at]?.number}`, '/me', asked[at]?.cookie, { on: connection }),
  );
  close(kept.map(({ connection }) => connection));
  run.mark('logged-in', { count: count + kept.length });
};

/** Asks every worker whose each session is, with the tags `me-<number>`; with `fresh` each one once, wherever it comes to. */
export const askSessions: Probe = async (run, { fresh }) => {
  const known = sessions.get(run) ?? [];
  await run.table.look();
  const each = fresh === true ? [undefined] : await connections(run, run.workers());
  for (const on of each)
    for (const session of known) await ask(run, `me-${session.number}`, '/me', session.cookie, { on });
  close(each);
  run.mark('sessions-asked', { count: known.length });
};

/** Ends the first session, on a worker that has not begun it, with the tag `logout-1`. */
export const logOut: Probe = async (run) => {
  const [first] = sessions.get(run) ?? [];
  if (first !== undefined) {
    const other = run.workers().find((pid) => pid !== first.pid);
    const kept = other === undefined ? undefined : await keepTo(run, other);
    await ask(run, `logout-${first.number}`, '/logout', first.cookie, {
      method: 'POST',
      on: kept?.connection,
    });
    close([kept?.connection]);
  }
  run.mark('logged-out');
};

/**
 * Asks whose session it is without a cookie, and with ids that no login gave: a made-up one, the name of a user, a
 * small number, one that was made up and shown at a login before, and that of a login which another user's was shown. The
 * tags are `stranger-<which>`.
 */
export const askStrangers: Probe = async (run) => {
  const name = (sessions.get(run) ?? [])[0]?.cookie.split('=')[0] ?? 'sid';
  await ask(run, 'stranger-nobody', '/me', undefined);
  for (const [which, id] of [
    ['made-up', MADE_UP],
    ['name', 'user-1'],
    ['number', '1'],
  ] as const)
    await ask(run, `stranger-${which}`, '/me', `${name}=${id}`);
  const brought = `${name}=${MADE_UP.replace('f2b1', '0a0a')}`;
  await ask(run, 'fixation', '/login?user=victim', brought, { method: 'POST' });
  await ask(run, 'stranger-brought', '/me', brought);
  const before = await ask(run, 'fixation-before', '/login?user=earlier', undefined, { method: 'POST' });
  const earlier = cookiesIn(before.headers?.['set-cookie']);
  if (earlier !== undefined) {
    await ask(run, 'fixation', '/login?user=later', earlier, { method: 'POST' });
    await ask(run, 'stranger-earlier', '/me', earlier);
  }
  run.mark('strangers-asked');
};

async function login(run: Run, number: number, user: string, on?: KeptConnection): Promise<void> {
  await sendLogin(run, number, user, on).response;
}

function sendLogin(run: Run, number: number, user: string, on?: KeptConnection): Asked {
  const path = `/login?user=${user}`;
  const asked = send(run, `login-${number}`, path, undefined, { method: 'POST', on });
  void asked.response.then(({ headers, pid = 0 }) => {
    const cookie = cookiesIn(headers?.['set-cookie']);
    if (cookie !== undefined)
      sessions.set(run, [...(sessions.get(run) ?? []), { number, user, cookie, pid }]);
  });
  return asked;
}

type More = { method?: string; on?: KeptConnection | undefined };

function ask(
  run: Run,
  tag: string,
  path: string,
  cookie: string | undefined,
  more?: More,
): Promise<Response> {
  return send(run, tag, path, cookie, more).response;
}

function send(
  run: Run,
  tag: string,
  path: string,
  cookie: string | undefined,
  { method, on }: More = {},
): Asked {
  if (run.over !== undefined) throw new RunOver(run.over);
  const more: Partial<Ask> = {
    ...(cookie === undefined ? {} : { headers: { Cookie: cookie } }),
    ...(method === undefined ? {} : { method }),
    ...(on === undefined ? {} : { on }),
  };
  const asked = run.client.ask({ tag, path, timeout: run.scaled(HANGS), tell: ['set-cookie'], ...more });
  void asked.response.then((response) => run.noteAnswer(response));
  return asked;
}

/** One kept connection to each of these workers, or for each worker without one a few times none: a fresh connection. */
async function connections(run: Run, workers: readonly number[]): Promise<(KeptConnection | undefined)[]> {
  const found: (KeptConnection | undefined)[] = [];
  for (const pid of workers) {
    const kept = await keepTo(run, pid);
    found.push(...(kept === undefined ? Array(FRESH_EACH).fill(undefined) : [kept.connection]));
  }
  return found;
}

function close(each: readonly (KeptConnection | undefined)[]): void {
  for (const on of each) on?.agent.destroy();
}
