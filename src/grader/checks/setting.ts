import type { EventOf } from '../../domain/event.ts';
import { at, type Check, count, type Decision, fail, late, pass, pidList, unknown } from './check.ts';
import type { RequestSeen, View } from './view.ts';

const PATH = '/setting';
/** What is set on one worker is known to all within this, in milliseconds before scaling. */
const SPREADS = 500;
/** As long as the probes wait for a replacement, in milliseconds before scaling. */
const REPLACED = 3000;
/** A worker that has answered so often since must have heard. */
const SURE = 5;

export type Write = { readonly value: string; readonly sent: number; readonly done: EventOf<'response'> };
export type Read = {
  readonly value: unknown;
  readonly sent: number;
  readonly response: EventOf<'response'>;
  /** What it should have told instead; undefined: what it told may have been so. */
  readonly instead: Write | undefined;
};

function asked(view: View, method: 'GET' | 'POST'): (RequestSeen & { response: EventOf<'response'> })[] {
  return [...view.requests.values()].flatMap(({ sent, response }) =>
    sent.path === PATH && (sent.method ?? 'GET') === method && response?.ok === true
      ? [{ sent, response }]
      : [],
  );
}

export function settingIn({ body }: EventOf<'response'>): unknown {
  return typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined;
}

/** All values that were set, and the answers that said so. */
export function writes(view: View): Write[] {
  return asked(view, 'POST').map(({ sent, response }) => ({
    value: String(settingIn(response)),
    sent: sent.t,
    done: response,
  }));
}

/**
 * What was told, in order, and what should have been. A value is out of date when another was set after it, and was
 * answered a whole time of spreading before the question was asked.
 */
export function reads(view: View): Read[] {
  const all = writes(view);
  const spreads = view.scaled(SPREADS);
  // A value that was set, but not confirmed, is not known here by its name.
  const unconfirmed = view.tagged('set', 'race').length > all.length;
  return asked(view, 'GET').map(({ sent, response }) => {
    const value = settingIn(response);
    const own = all.filter((write) => write.value === value);
    if (own.length === 0 && value != null && unconfirmed)
      return { value, sent: sent.t, response, instead: undefined };
    const since = Math.max(Number.NEGATIVE_INFINITY, ...own.map(({ done }) => done.t));
    const instead = all.findLast((write) => write.sent > since && write.done.t + spreads <= sent.t);
    return { value, sent: sent.t, response, instead };
  });
}

/** Answers that came before anything was set, and do not tell null. */
export function notNull(view: View): EventOf<'response'>[] {
  const first = [...view.requests.values()].find(({ sent }) => sent.path === PATH && sent.method === 'POST');
  return asked(view, 'GET')
    .map(({ response }) => response)
    .filter((response) => response.i < (first?.sent.i ?? Number.POSITIVE_INFINITY))
    .filter((response) => settingIn(response) !== null);
}

/** Answers of the same worker between the value that it does not know and the one that shows it. */
function answersSince(view: View, { response, instead }: Read): number {
  return [...view.requests.values()].filter(
    ({ response: other }) =>
      other?.ok === true &&
      other.pid === response.pid &&
      other.i < response.i &&
      other.i > (instead?.done.i ?? 0),
  ).length;
}

function outOfDate({ value, sent, response, instead }: Read): string {
  const ago = Math.round(sent - (instead?.done.t ?? 0));
  const on = `worker ${instead?.done.pid} had been set to "${instead?.value}"`;
  return `Worker ${response.pid} told ${JSON.stringify(value ?? null)} at ${at(response.t)}, ${ago} ms after ${on}.`;
}

/** After a strike: fewer came than were ended, so that no newcomer could know anything. */
function notReplaced(view: View): Decision {
  const struck = view.mark('struck');
  if (struck === undefined) return undefined;
  const before = new Set(view.pids('struck', 'workers'));
  const victims = view.pids('struck', 'pids').length;
  const came = view.workers().filter(({ pid }) => !before.has(pid)).length;
  if (came >= victims) return undefined;
  const told = `Of ${before.size} workers ${victims} ${victims === 1 ? 'was' : 'were'} killed at ${at(struck.t)}, and ${came === 0 ? 'nobody' : `only ${came}`} came for ${victims === 1 ? 'it' : 'them'}: what a replacement knows cannot be seen.`;
  return late(view, view.scaled(REPLACED), told, struck);
}

/** A worker tells null at first, and what was set last, on whichever worker, from 500 ms after it was set. */
export const settingSpreads: Check = {
  needs: ['serving', 'settings-made'],
  judge(view) {
    const [early] = notNull(view);
    if (early !== undefined) {
      const value = JSON.stringify(settingIn(early));
      const told = value === undefined ? 'gave no "value"' : `told ${value}`;
      return fail(
        `Worker ${early.pid} ${told} at ${at(early.t)}, when nobody had set anything; null is agreed.`,
        early,
      );
    }
    const failed = [...view.requests.values()].find(
      ({ sent, response }) =>
        sent.tag === 'set' && response !== undefined && response.outcome === 'answered' && !response.ok,
    )?.response;
    if (failed !== undefined) return fail(`POST ${PATH} was answered with ${failed.detail}.`, failed);
    const mute = writes(view).find(({ done }) => typeof settingIn(done) !== 'string');
    if (mute !== undefined)
      return fail(`POST ${PATH} was answered without the "value" that was set.`, mute.done);
    const all = reads(view);
    const wrong = all.filter(({ instead }) => instead !== undefined);
    // News and connections come to a worker through the same channel, in order. Who has been given several connections
    // since has been given the news, if anybody sent it: that is no matter of time.
    const certain = wrong.find((read) => answersSince(view, read) >= SURE);
    if (certain !== undefined) return fail(outOfDate(certain), certain.instead?.done, certain.response);
    const [first] = wrong;
    if (first !== undefined && view.mark('ending') !== undefined) {
      return late(view, view.scaled(SPREADS), outOfDate(first), first.instead?.done, first.response);
    }
    const ending = view.mark('ending');
    const made = writes(view);
    const missed = ending === undefined ? undefined : notReplaced(view);
    if (missed !== undefined) return missed;
    if (ending === undefined || first !== undefined || made.length === 0 || all.length === 0)
      return undefined;
    const last = made.at(-1);
    const knows = new Set(
      all.filter(({ value }) => value === last?.value).map(({ response }) => response.pid),
    );
    const silent = view
      .workers()
      .filter(
        ({ pid, died, born }) =>
          (died === undefined || died.t >= ending.t) && born.t < ending.t && !knows.has(pid),
      );
    if (silent.length > 0) {
      const told = `Worker ${pidList(silent.map(({ pid }) => pid))} was never heard of its setting, so nothing is proved.`;
      return unknown(told, last?.done);
    }
    return pass(
      `${count(made.length, 'value')} set, ${all.length} questions; every worker told what was set last.`,
      last?.done,
      all.at(-1)?.response,
    );
  },
};
