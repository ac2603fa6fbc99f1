import { at, type Check, ended, fail, late, pass, unknown } from './check.ts';
import { logoutOf, type Question, questionsOf } from './sessions-view.ts';
import { notRefused } from './strangers.ts';
import type { View } from './view.ts';

/** As the probe waits, in milliseconds before scaling. */
const HANGS = 2000;

/** After the logout every worker refuses the session, with 401, and all others are left alone. */
export const loggedOut: Check = {
  needs: ['serving', 'logged-out', 'sessions-asked'],
  judge(view) {
    const logout = logoutOf(view);
    if (logout === undefined) return undefined;
    const { sent, response } = logout;
    if (response.outcome !== 'answered' || response.status !== 200) {
      const told = `The logout at ${at(sent.t)} failed: ${ended(response)}.`;
      return response.outcome === 'timed-out'
        ? late(view, view.scaled(HANGS), told, sent, response)
        : fail(told, sent, response);
    }
    const after = questionsOf(view).filter((question) => question.sent.t >= response.t);
    const told = `${logout.number === 1 ? 'The first session' : `Session ${logout.number}`} was ended by worker ${response.pid} at ${at(response.t)}`;
    for (const question of after) {
      const { login, user } = question;
      if (login.number === logout.number && user !== undefined) {
        return fail(
          `${told}, and ${sinceThen(question, response.t)} worker ${question.response.pid} still took its cookie for ${user}.`,
          response,
          question.response,
        );
      }
      const otherwise =
        login.number === logout.number ? notRefused(view, question, 'the session that was ended') : undefined;
      if (otherwise !== undefined) return otherwise;
      if (login.number !== logout.number && user === undefined && wasKnown(view, question)) {
        return fail(
          `${told}. Another session, of ${login.user}, was known before and is not any more (worker ${question.response.pid}, ${at(question.response.t)}).`,
          response,
          question.response,
        );
      }
    }
    if (view.mark('ending') === undefined) return undefined;
    const refused = after.filter(
      ({ login, response: { outcome } }) => login.number === logout.number && outcome === 'answered',
    );
    const workers = new Set(refused.map(({ response: { pid } }) => pid));
    if (workers.size < 2) return unknown('After the logout fewer than two workers were asked.', response);
    return pass(
      `${told}. None of the ${workers.size} workers that were asked then knew it, and the other sessions went on.`,
      response,
      refused.at(-1)?.response,
    );
  },
};

function wasKnown(view: View, { login, response }: Question): boolean {
  return questionsOf(view).some(
    (before) =>
      before.login.number === login.number &&
      before.user === login.user &&
      before.response.pid === response.pid &&
      before.response.t < response.t,
  );
}

function sinceThen({ response }: Question, since: number): string {
  return `${Math.round(response.t - since)} ms later`;
}
