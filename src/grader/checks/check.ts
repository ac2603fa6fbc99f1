import type { EventOf } from '../../domain/event.ts';
import { type Finding, withSentence } from '../../domain/finding.ts';
import type { View } from './view.ts';

/** What a check says of the timeline so far; `undefined`: still open. */
export type Decision = Omit<Finding, 'check'> | undefined;

type Cited = { readonly i: number } | undefined;

export type Check = {
  /** Conditions and marks that must have come before anything can be judged; the first that is missing is named. */
  readonly needs: readonly string[];
  readonly judge: (view: View, parameters: Readonly<Record<string, unknown>>) => Decision;
};

function decision(
  status: Finding['status'],
  because: string,
  cites: readonly Cited[],
): Omit<Finding, 'check'> {
  const numbers = cites.flatMap((event) => (event === undefined ? [] : [event.i]));
  return { status, because, cites: [...new Set(numbers)].slice(0, 8) };
}

export const pass = (because: string, ...cites: Cited[]) => decision('pass', because, cites);
export const fail = (because: string, ...cites: Cited[]) => decision('fail', because, cites);
export const unknown = (because: string, ...cites: Cited[]) => decision('unknown', because, cites);

/** Nothing is said of the program, as the machine was too slow or too busy: the scenario runs again. */
export const tooBusy = (because: string, ...cites: Cited[]) => ({
  ...unknown(because, ...cites),
  timed: true,
});

/**
 * A limit of time was broken by the program, unless the machine itself was too slow to tell: when it was far too slow
 * from the start, or when the grader was kept from looking for more than a fifth of the limit.
 */
export function late(view: View, limit: number, because: string, ...cites: Cited[]): Omit<Finding, 'check'> {
  const told = lateness(view, limit, because);
  return { ...decision(told === because ? 'fail' : 'unknown', told, cites), timed: true };
}

/** No machine makes such pauses so many times in a row while it goes on with everything else. */
const PAUSES = 10;

/**
 * As `late`, where it is known how long it `took`, or has been going on: what is over the limit by more than many
 * pauses like the longest is the program's.
 */
export function overran(
  view: View,
  { limit, took }: { readonly limit: number; readonly took: number },
  because: string,
  ...cites: Cited[]
): Omit<Finding, 'check'> {
  if (view.calibration.tooSlow || took - limit <= PAUSES * view.longestGap)
    return late(view, limit, because, ...cites);
  return { ...fail(because, ...cites), timed: true };
}

function lateness(view: View, limit: number, because: string): string {
  if (view.calibration.tooSlow) {
    return withSentence(
      because,
      'But this machine is now too slow or too busy for a limit of time to mean anything.',
    );
  }
  if (view.longestGap > limit / 5) {
    const gap = Math.round(view.longestGap);
    return withSentence(
      because,
      `But the machine kept the grader from looking for ${gap} ms, which is too long for a limit of ${Math.round(limit)} ms.`,
    );
  }
  return because;
}

/** 1204 → `1.204 s`: times are told since the start of the program. */
export function at(ms: number): string {
  return `${(ms / 1000).toFixed(3)} s`;
}

/** How a request ended, in words that go on a sentence. */
export function ended({ outcome, detail }: Pick<EventOf<'response'>, 'outcome' | 'detail'>): string {
  switch (outcome) {
    case 'answered':
      return detail ?? 'the answer was not as agreed';
    case 'refused':
      return 'the connection was refused';
    case 'reset':
      return 'the connection was reset';
    case 'timed-out':
      return 'no answer came in time';
    case 'garbled':
      return 'what came was no HTTP';
    case 'cut-off':
      return 'it was still unanswered when the run ended';
  }
}

/** `1 worker`, `2 workers`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** Up to five pids as a list to read. */
export function pidList(pids: readonly number[]): string {
  const shown = pids.slice(0, 5).join(', ');
  return pids.length > 5 ? `${shown} and ${pids.length - 5} more` : shown;
}
