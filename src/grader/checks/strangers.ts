import { at, type Check, count, ended, fail, late, pass } from './check.ts';
import { userIn } from './sessions-view.ts';
import type { RequestSeen, View } from './view.ts';

/** As the probe waits, in milliseconds before scaling. */
const HANGS = 2000;

const BROUGHT: Readonly<Record<string, string>> = {
  nobody: 'no cookie at all',
  'made-up': 'an id that was made up',
  name: "a user's name as the id",
  number: 'the number 1 as the id',
  brought: 'an id that was made up, and that a login had been shown before',
};

/** Whoever brings an id that no login gave is nobody. */
export const strangersUnknown: Check = {
  needs: ['serving', 'strangers-asked'],
  judge(view) {
    for (const { sent, response } of strangers(view)) {
      if (response === undefined) continue;
      const brought = BROUGHT[sent.tag.slice('stranger-'.length)] ?? 'an id';
      const user = userIn(response);
      if (user !== undefined) {
        return fail(
          `Somebody with ${brought} was taken for ${user} at ${at(response.t)}, by worker ${response.pid}.`,
          sent,
          response,
        );
      }
      if (response.outcome === 'answered') continue;
      const told = `A request with ${brought} was not answered at ${at(sent.t)}: ${ended(response)}.`;
      return response.outcome === 'timed-out'
        ? late(view, view.scaled(HANGS), told, sent, response)
        : fail(told, sent, response);
    }
    const asked = view.mark('strangers-asked');
    if (asked === undefined) return undefined;
    return pass(
      `${count(strangers(view).length, 'request')} with ids that no login gave, or with none, were nobody's.`,
      asked,
    );
  },
};

export function strangers(view: View): RequestSeen[] {
  return view.tagged(...Object.keys(BROUGHT).map((which) => `stranger-${which}`));
}
