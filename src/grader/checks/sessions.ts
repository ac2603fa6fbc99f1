import { at, type Check, count, type Decision, ended, fail, late, pass, unknown } from './check.ts';
import { justClosed } from './just-closed.ts';
import { withoutReplacement } from './replaced.ts';
import { equalIds } from './session-ids.ts';
import { loginsOf, type Question, questionsOf } from './sessions-view.ts';
import type { View } from './view.ts';

/** As the probe waits, in milliseconds before scaling. */
const HANGS = 2000;

/**
 * Every worker knows every session, and whose it is. With `after: struck` only what was asked after the death of the
 * workers counts, of sessions that are older; else what was asked before the first logout.
 */
export const sessionsKnown: Check = {
  needs: ['serving', 'logged-in', 'sessions-asked'],
  judge(view, parameters) {
    const struck = parameters.after === 'struck';
    const badLogin = loginFailure(view);
    if (badLogin !== undefined) return badLogin;
    const asked = questionsOf(view).filter((question) =>
      struck ? isAfterStrike(view, question) : isBeforeLogout(view, question),
    );
    for (const question of asked) {
      const wrong = notKnown(view, question);
      if (wrong !== undefined) return wrong;
    }
    const ending = view.mark('ending');
    if (ending === undefined) return undefined;
    const workers = new Set(asked.map(({ response }) => response.pid));
    const known = new Set(asked.map(({ login }) => login.number));
    if (asked.length === 0) return undefined;
    const unreplaced = struck ? withoutReplacement(view, workers, 'with the sessions') : undefined;
    if (unreplaced !== undefined) return unreplaced;
    if (workers.size < 2)
      return unknown(
        'One worker answered all of it, which proves nothing of the others.',
        asked.at(-1)?.response,
      );
    const when = struck ? ' after the death of the workers' : '';
    return pass(
      `In ${count(asked.length, 'answer')} by ${workers.size} workers${when} each of ${count(known.size, 'session')} was known.`,
      asked[0]?.response,
      asked.at(-1)?.response,
    );
  },
};

/** No session is taken for another one, and each has an id of its own. */
export const sessionsApart: Check = {
  needs: ['serving', 'logged-in', 'sessions-asked'],
  judge(view) {
    const mixed = questionsOf(view).find(({ login, user }) => user !== undefined && user !== login.user);
    if (mixed !== undefined) {
      return fail(
        `The session of ${mixed.login.user} was taken for that of ${mixed.user}, by worker ${mixed.response.pid} at ${at(mixed.response.t)}.`,
        mixed.login.response,
        mixed.response,
      );
    }
    const [one, other] = equalIds(loginsOf(view))[0] ?? [];
    if (one !== undefined && other !== undefined) {
      return fail(
        `Two logins got the same cookie, that of ${one.user} at ${at(one.sent.t)} and that of ${other.user} at ${at(other.sent.t)}: it is one session for both.`,
        one.response,
        other.response,
      );
    }
    const ending = view.mark('ending');
    if (ending === undefined || view.mark('sessions-asked') === undefined) return undefined;
    const known = questionsOf(view).filter(({ user }) => user !== undefined);
    const users = new Set(known.map(({ user }) => user));
    if (users.size < 2)
      return unknown(
        `${count(users.size, 'user')} ${users.size === 1 ? 'was' : 'were'} ever known: nothing could be mixed up.`,
        ending,
      );
    return pass(
      `${count(loginsOf(view).length, 'login')} got as many ids, and ${count(known.length, 'answer')} each told the right one of ${users.size} users.`,
      known.at(-1)?.response,
    );
  },
};

export function isAfterStrike(view: View, { login, sent }: Question): boolean {
  const struck = view.mark('struck');
  const over = view.mark('window-over');
  return struck !== undefined && over !== undefined && sent.t >= over.t && login.sent.t < struck.t;
}

function isBeforeLogout(view: View, { response }: Question): boolean {
  const logout = view.of('request').find(({ tag }) => tag.startsWith('logout-'));
  return logout === undefined || response.t <= logout.t;
}

/** A login that gave no session makes everything after it pointless, and is told as what it is. */
function loginFailure(view: View): Decision {
  const failed = loginsOf(view).find(
    (login) => login.response !== undefined && login.cookie === undefined && !justClosed(view, login),
  );
  if (failed?.response === undefined) return undefined;
  const { sent, response } = failed;
  if (response.outcome === 'answered') {
    const but = response.status === 200 ? 'set no cookie' : `was ${ended(response)}`;
    return fail(`The login at ${at(sent.t)} was answered, but the answer ${but}.`, sent, response);
  }
  const told = `The login at ${at(sent.t)} was not answered: ${ended(response)}.`;
  return response.outcome === 'timed-out'
    ? late(view, view.scaled(HANGS), told, sent, response)
    : fail(told, sent, response);
}

function notKnown(view: View, { login, sent, response, user }: Question): Decision {
  if (user === login.user) return undefined;
  if (response.outcome !== 'answered') {
    if (justClosed(view, { sent, response })) return undefined;
    const told = `A request with the session of ${login.user} was not answered at ${at(sent.t)}: ${ended(response)}.`;
    return response.outcome === 'timed-out'
      ? late(view, view.scaled(HANGS), told, sent, response)
      : fail(told, sent, response);
  }
  const who = `${login.user} logged in on worker ${login.response?.pid} at ${at(login.response?.t ?? 0)}`;
  const by = response.pid === login.response?.pid ? 'the same worker' : `worker ${response.pid}`;
  const told =
    user === undefined
      ? `did not know the session (status ${response.status})`
      : `took it for the session of ${user}`;
  return fail(`${who}, and at ${at(response.t)} ${by} ${told}.`, login.response, response);
}
