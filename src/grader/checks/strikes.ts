import type { EventOf } from '../../domain/event.ts';
import type { ProcessSeen, View } from './view.ts';

/** One blow to the program: what was done, and how many it left. A run may have several. */
export type Strike = {
  readonly struck: EventOf<'mark'>;
  /** What was done, in words: `GET /crash`, or a signal. */
  readonly what: string;
  /** Whom it was aimed at; empty where any worker might get it. */
  readonly aimed: readonly number[];
  /** Workers alive just before it. */
  readonly before: readonly number[];
  /** Came once the victims had left the process table. */
  readonly gone: EventOf<'mark'> | undefined;
  readonly victims: readonly number[];
  /** When the next strike came, or the grader's own end of the run; infinite as long as neither has. */
  readonly until: number;
};

/** All strikes so far, in order. */
export function strikesOf(view: View): Strike[] {
  const marks = view.of('mark');
  const struck = marks.filter(({ name }) => name === 'struck');
  const ending = view.mark('ending')?.t ?? Number.POSITIVE_INFINITY;
  return struck.map((event, at) => {
    const until = struck[at + 1]?.t ?? ending;
    const gone = marks.find(({ name, i }) => name === 'victims-gone' && i > event.i);
    const own = gone !== undefined && gone.t <= until ? gone : undefined;
    const { how, path } = event.data ?? {};
    return {
      struck: event,
      what: how === 'crash' ? `GET ${path ?? '/crash'}` : String(how),
      aimed: numbers(event.data?.pids),
      before: numbers(event.data?.workers),
      gone: own,
      victims: numbers(own?.data?.pids),
      until,
    };
  });
}

/** A list that a mark carries, mostly of pids. */
export function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
}

/** Workers of which it is sure that they were forked after `from`, and seen by `until`. */
export function forkedBetween(view: View, from: number, until: number): ProcessSeen[] {
  return view.workers().filter(({ born }) => born.notSeen >= from && born.t <= until);
}

/**
 * The same, with those of which it is not sure that they came after `from`, as nobody looked in between: for checks that fail when
 * nobody came.
 */
export function seenBetween(view: View, from: number, until: number): ProcessSeen[] {
  return view.workers().filter(({ born }) => born.t >= from && born.t <= until);
}

/** Workers that lived at `t`, by the look at the process table before it. */
export function livingAt(view: View, t: number): ProcessSeen[] {
  return view.workers().filter(({ born, died }) => born.t <= t && (died === undefined || died.t > t));
}

/** The first mark of that name after `t`. */
export function markAfter(view: View, name: string, t: number): EventOf<'mark'> | undefined {
  return view.of('mark').find((event) => event.name === name && event.t >= t);
}

/** How the primary ended, if it did so before the grader's own end of the run. */
export function endedByItself(view: View): EventOf<'primary-exit'> | undefined {
  const exit = view.primaryExit;
  return exit !== undefined && exit.t <= (view.mark('ending')?.t ?? exit.t) ? exit : undefined;
}

/** `with code 1`, or `by SIGKILL`. */
export function endTold({ code, signal }: { code: number | null; signal: string | null }): string {
  return signal === null ? `with code ${code}` : `by ${signal}`;
}
