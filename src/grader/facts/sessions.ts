import { equalIds, nearIds } from '../checks/session-ids.ts';
import { isAfterStrike } from '../checks/sessions.ts';
import { loginsOf, logoutOf, questionsOf, userIn, userOf } from '../checks/sessions-view.ts';
import { strangers, takenFor } from '../checks/strangers.ts';
import type { View } from '../checks/view.ts';
import type { LooseFacts } from './loose.ts';

/** Who knew which session, and when. */
export function sessionFacts(view: View): LooseFacts {
  const logins = loginsOf(view);
  if (logins.length === 0) return {};
  const all = questionsOf(view);
  const logout = logoutOf(view);
  const before = all.filter(({ sent }) => logout === undefined || sent.t < logout.sent.t);
  const known = before.filter(({ user }) => user !== undefined);
  const unknown = before.filter(({ user }) => user === undefined);
  const atHome = (of: typeof all) => of.filter(({ login, response }) => login.response?.pid === response.pid);
  const after = all.filter((question) => isAfterStrike(view, question));
  const shown = all.filter(
    ({ login, sent }) =>
      logout !== undefined && login.number === logout.number && sent.t >= logout.response.t,
  );
  const ended = shown.filter(({ user }) => user !== undefined);
  const dead = new Set(view.pids('victims-gone', 'pids'));
  const lost = after.filter(({ user }) => user === undefined);
  const names = new Set<unknown>(
    [...view.requests.values()]
      .filter(({ sent }) => sent.path.startsWith('/login'))
      .map(({ sent }) => userOf(sent)),
  );
  const told = all.filter(({ user }) => user !== undefined);
  return {
    'login-cookies-missing': logins.filter(({ cookie }) => cookie === undefined).length,
    'session-unknown': unknown.length,
    'session-known-elsewhere': known.length - atHome(known).length,
    'session-known-at-home': atHome(known).length,
    // Unknown to a worker at first, and known to the same one later.
    'session-known-later': unknown.filter(({ login, response }) =>
      known.some(
        (later) => later.login === login && later.response.pid === response.pid && later.sent.t > response.t,
      ),
    ).length,
    'session-mixed': told.filter(({ login, user }) => user !== login.user && names.has(user)).length,
    // Told as a user, and nobody has logged in by that name.
    'session-no-name': told.filter(({ user }) => !names.has(user)).length,
    'session-ids-equal': equalIds(logins).length,
    'session-ids-near': nearIds(logins).length,
    'session-known-after-logout': ended.length,
    // The very worker that ended it knows it still.
    'session-known-where-ended': ended.some(({ response }) => response.pid === logout?.response.pid),
    'session-lost-after-strike': view.mark('struck') && lost.length,
    'session-kept-after-strike': view.mark('struck') && after.length - lost.length,
    'session-lost-of-living':
      view.mark('struck') && lost.filter(({ login }) => !dead.has(login.response?.pid ?? 0)).length,
    'stranger-known': strangers(view)
      // For somebody: what is no name is told above.
      .find((request) => names.has(takenFor(view, request)))
      ?.sent.tag.slice('stranger-'.length),
    // The status by which somebody without a session was answered, but neither refused nor taken for a user; 0: by none.
    'refused-odd-status':
      [...strangers(view), ...shown].find(
        ({ response }) =>
          response?.outcome === 'answered' && response.status !== 401 && userIn(response) === undefined,
      )?.response?.status ?? 0,
  };
}
