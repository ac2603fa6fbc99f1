import type { EventOf } from '../../domain/event.ts';
import { at, type Check, count, fail, late, pass, unknown } from './check.ts';
import { withoutReplacement } from './replaced.ts';
import type { View } from './view.ts';

const PATH = '/limited';

type Answer = EventOf<'response'>;

/** LIMIT as the scenario gave it. */
export function limitOf(view: View): number {
  return Number(view.given('LIMIT'));
}

/** Answers to requests that are limited, in order, with what else may have been let through when each came. */
export function limited(view: View): { answer: Answer; others: number }[] {
  const asked = new Set<number>();
  const refused = new Set<number>();
  const answers: { answer: Answer; others: number }[] = [];
  for (const event of view.events) {
    if (event.kind === 'request' && event.path === PATH) asked.add(event.id);
    if (event.kind !== 'response' || event.outcome !== 'answered' || !asked.has(event.id)) continue;
    // A request that was lost, or is on its way still, may have been counted.
    const others = [...asked].filter((id) => id !== event.id && !refused.has(id)).length;
    if (event.status === 429) refused.add(event.id);
    answers.push({ answer: event, others });
  }
  return answers;
}

export const through = (answers: readonly { answer: Answer }[]) =>
  answers.filter(({ answer }) => answer.status === 200);

/** Of all requests to the path exactly LIMIT are answered 200, and the rest 429. */
export const exactlyLimit: Check = {
  needs: ['serving', 'asked'],
  judge(view, parameters) {
    const limit = limitOf(view);
    const all = limited(view);
    const odd = all.find(({ answer }) => answer.status !== 200 && answer.status !== 429);
    if (odd !== undefined) {
      return fail(
        `GET ${PATH} was answered with status ${odd.answer.status} at ${at(odd.answer.t)}; only 200 and 429 are agreed.`,
        odd.answer,
      );
    }
    const allowed = through(all);
    const surplus = allowed[limit]?.answer;
    if (surplus !== undefined) {
      const from = view.requests.get(surplus.id)?.sent.from;
      const whom = from === undefined ? '' : `, for a client at ${from}`;
      const told = `LIMIT is ${limit}, and at ${at(surplus.t)} one more was let through, by worker ${surplus.pid}${whom}.`;
      return fail(told, surplus);
    }
    const early = all.find(({ answer, others }) => answer.status === 429 && others < limit);
    if (early !== undefined) {
      const told = `Worker ${early.answer.pid} refused at ${at(early.answer.t)}, though only ${early.others} of ${limit} had been let through.`;
      return fail(told, early.answer);
    }
    const ending = view.mark('ending');
    const refused = all.length - allowed.length;
    const last = all.at(-1)?.answer;
    if (ending === undefined || refused === 0) return undefined;
    const pids = new Set(all.flatMap(({ answer: { pid } }) => (pid === undefined ? [] : [pid])));
    if (pids.size < 2 && parameters.one !== true) {
      return unknown(
        `All ${all.length} answers came from one worker, which proves nothing of the others.`,
        last,
      );
    }
    const unreplaced = withoutReplacement(view, pids, 'refusing');
    if (unreplaced !== undefined) return unreplaced;
    return pass(
      `${allowed.length} of ${all.length} requests were let through and ${refused} refused, by ${count(pids.size, 'worker')}.`,
      last,
    );
  },
};

export type Row = {
  readonly answers: readonly Answer[];
  readonly letThrough: number;
  /** Milliseconds from the first question to the last answer. */
  readonly took: number;
};

/** Answers to the requests with a tag, and how many of them let the request through. */
export function row(view: View, tag: string): Row {
  const asked = view.tagged(tag);
  const answers = asked.flatMap(({ response }) => (response?.outcome === 'answered' ? [response] : []));
  const took = (answers.at(-1)?.t ?? 0) - (asked[0]?.sent.t ?? 0);
  return { answers, letThrough: answers.filter(({ status }) => status === 200).length, took };
}

/**
 * A window after the limit was used up, the whole limit is there again, and again it ends. In less than a window nobody lets
 * through more than twice the limit: that of the window which ends meanwhile, and that of the next one.
 */
export const limitResets: Check = {
  needs: ['serving', 'asked'],
  judge(view) {
    const ending = view.mark('ending');
    if (ending === undefined) return undefined;
    const limit = limitOf(view);
    const window = Number(view.given('WINDOW_MS'));
    const [first, quiet, between, again] = ['first', 'quiet', 'between', 'again'].map((tag) =>
      row(view, tag),
    );
    const last = again?.answers.at(-1);
    if (!first || !quiet || !between || !again || last === undefined) return undefined;
    if (first.letThrough === first.answers.length) {
      return unknown(
        'The limit was never used up, so it is not seen whether it comes back.',
        first.answers.at(-1),
      );
    }
    if (quiet.letThrough > 2 * limit) {
      const told = `A window later ${quiet.letThrough} of ${quiet.answers.length} requests were let through within ${Math.round(quiet.took)} ms, with WINDOW_MS=${window} and LIMIT=${limit}.`;
      // On a machine that took so long there may have been several windows.
      const sure = quiet.took < window;
      return (sure ? fail : unknown)(told, quiet.answers[0], quiet.answers.at(-1));
    }
    const overdue = (told: string, now: Row, before: Row) =>
      late(view, window, told, before.answers.at(-1), now.answers[0]);
    if (quiet.letThrough < limit) {
      const told = `${pause(first, quiet)} ms after the limit was used up, with WINDOW_MS=${window}, ${quiet.letThrough} of ${limit} were let through.`;
      // Nobody has to be exact to a few milliseconds; but a window that never ends is no matter of speed.
      const never = quiet.letThrough === 0 && again.letThrough + between.letThrough === 0;
      return never ? fail(told, first.answers.at(-1), quiet.answers[0], last) : overdue(told, quiet, first);
    }
    // What a window by the clock has let through in between counts for the window after it.
    const wanted = limit - between.letThrough;
    if (again.letThrough < wanted) {
      const told = `${pause(quiet, again)} ms after the limit was used up, with WINDOW_MS=${window} and one try in between, ${again.letThrough} were let through; ${wanted} were due.`;
      return overdue(told, again, quiet);
    }
    const told = `A window later ${quiet.letThrough} were let through again, and ${again.letThrough} after a try in between.`;
    return pass(told, first.answers.at(-1), last);
  },
};

/** Milliseconds from the last answer of one row to the first of another. */
function pause(before: Row, after: Row): number {
  return Math.round((after.answers[0]?.t ?? 0) - (before.answers.at(-1)?.t ?? 0));
}

/** Requests to other paths are never refused. */
export const othersFree: Check = {
  needs: ['serving', 'asked'],
  judge(view) {
    const others = [...view.requests.values()].filter(({ sent }) => sent.path === '/');
    const refused = others.find(({ response }) => response?.status === 429)?.response;
    if (refused !== undefined)
      return fail(`GET / was refused with 429 at ${at(refused.t)}; only ${PATH} is limited.`, refused);
    const answered = others.filter(({ response }) => response?.ok === true);
    if (view.mark('asked') === undefined || view.mark('ending') === undefined || answered.length === 0)
      return undefined;
    return pass(
      `${count(answered.length, 'request')} to another path, none refused.`,
      answered.at(-1)?.response,
    );
  },
};
