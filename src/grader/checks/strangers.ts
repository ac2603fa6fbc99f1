import type { EventOf } from '../../domain/event.ts';
import { at, type Check, count, type Decision, ended, fail, late, pass } from './check.ts';
import { justClosed } from './just-closed.ts';
import { idOf, nearIds } from './session-ids.ts';
import { loginsOf, userIn, userOf } from './sessions-view.ts';
import type { RequestSeen, View } from './view.ts';

/** As the probe waits, in milliseconds before scaling. */
const HANGS = 2000;

/** Whose id it is stays so, or it ends: it must not become that of the next login that is shown it. */
const EARLIER = 'stranger-earlier';
const BROUGHT: Readonly<Record<string, string>> = {
  nobody: 'no cookie at all',
  'made-up': 'an id that was made up',
  name: "a user's name as the id",
  number: 'the number 1 as the id',
  brought: 'an id that was made up, and that a login had been shown before',
  earlier: 'the id of an earlier login, which a later one had been shown',
};

/** Whoever brings an id that no login gave is nobody, and no id can be guessed from another. */
export const strangersUnknown: Check = {
  needs: ['serving', 'strangers-asked'],
  judge(view) {
    for (const { sent, response } of strangers(view)) {
      if (response === undefined) continue;
      const brought = BROUGHT[sent.tag.slice('stranger-'.length)] ?? 'an id';
      const user = takenFor(view, { sent, response });
      if (user !== undefined) {
        return fail(
          `Somebody with ${brought} was taken for ${user} at ${at(response.t)}, by worker ${response.pid}.`,
          sent,
          response,
        );
      }
      const otherwise =
        userIn(response) === undefined ? notRefused(view, { sent, response }, brought) : undefined;
      if (otherwise !== undefined) return otherwise;
    }
    const asked = view.mark('strangers-asked');
    if (asked === undefined) return undefined;
    const [one, other] = nearIds(loginsOf(view))[0] ?? [];
    if (one !== undefined && other !== undefined) {
      return fail(
        `Two logins got ids that differ in a number only, ${idOf(one)} and ${idOf(other)}: whoever has one can guess the other.`,
        one.response,
        other.response,
      );
    }
    const nobodys = strangers(view).filter(({ sent }) => sent.tag !== EARLIER);
    return pass(
      `${count(nobodys.length, 'request')} with ids that no login gave, or with none, were refused with 401.`,
      asked,
    );
  },
};

/** For whom somebody was taken who is not that user; undefined: for nobody, or with the id of an earlier login for its user. */
export function takenFor(view: View, { sent, response }: RequestSeen): string | undefined {
  const user = response === undefined ? undefined : userIn(response);
  const earlier = sent.tag === EARLIER ? view.tagged('fixation-before')[0] : undefined;
  // Whoever tells more than the name, such as the whole entry, still means that user.
  return earlier !== undefined && user?.includes(userOf(earlier.sent)) ? undefined : user;
}

/** Who has no session is told so, with 401 and the pid of who answers; undefined: so it was. `brought` says what came. */
export function notRefused(
  view: View,
  { sent, response }: { readonly sent: EventOf<'request'>; readonly response: EventOf<'response'> },
  brought: string,
): Decision {
  if (response.outcome !== 'answered') {
    if (justClosed(view, { sent, response })) return undefined;
    const told = `A request with ${brought} was not answered at ${at(sent.t)}: ${ended(response)}.`;
    return response.outcome === 'timed-out'
      ? late(view, view.scaled(HANGS), told, sent, response)
      : fail(told, sent, response);
  }
  const told = `A request with ${brought} was answered with status ${response.status} at ${at(response.t)}`;
  if (response.status !== 401) return fail(`${told}; 401 is agreed.`, sent, response);
  return response.pid === undefined
    ? fail(`${told}, and without a whole number as "pid".`, sent, response)
    : undefined;
}

export function strangers(view: View): RequestSeen[] {
  return view.tagged(...Object.keys(BROUGHT).map((which) => `stranger-${which}`));
}
