import type { EventOf } from '../../domain/event.ts';
import type { Decision } from './check.ts';
import type { ProcessSeen, RequestSeen, View } from './view.ts';

/** A shutdown as seen so far: everything that its checks count from. */
export type Shutdown = {
  /** When the signal was sent. */
  readonly since: number;
  readonly signal: EventOf<'signal'>;
  /** Sent before the signal, and not answered by then. */
  readonly inFlight: readonly RequestSeen[];
  readonly answered: readonly EventOf<'response'>[];
  /** In flight, and lost: reset, timed out, or not answered as agreed. */
  readonly lost: readonly EventOf<'response'>[];
  readonly pending: number;
  /** The last answer to a request in flight. */
  readonly lastAnswer: EventOf<'response'> | undefined;
  readonly exit: EventOf<'primary-exit'> | undefined;
  /** SHUTDOWN_TIMEOUT_MS as the program was given it, or null. */
  readonly timeout: number | null;
  /** Time of the newest event: how far the run has been seen. */
  readonly now: number;
  readonly watched: EventOf<'mark'> | undefined;
  /** The grader ends what is left, or has done so: until then an answer may still arrive, also from a process that is gone. */
  readonly closed: boolean;
};

/** A check of a shutdown, once there is one. */
export type Judge = (view: View, shutdown: Shutdown) => Decision;

/** What is known of the shutdown, or undefined before the signal. */
export function shutdownOf(view: View): Shutdown | undefined {
  // SIGHUP asks for a reload, and the program goes on.
  const signal = view.of('signal').find((sent) => sent.to !== 'worker' && sent.signal !== 'SIGHUP');
  if (signal === undefined) return undefined;
  const since = signal.t;
  const inFlight = view
    .tagged('in-flight')
    .filter(({ sent, response }) => sent.t <= since && (response === undefined || response.t >= since));
  // What is broken off after that mark is broken off by the grader, which ends what is left.
  const ending = view.mark('ending')?.t ?? Number.POSITIVE_INFINITY;
  const responses = inFlight.flatMap(({ response }) =>
    response === undefined || response.t > ending ? [] : [response],
  );
  const answered = responses.filter(({ ok }) => ok).sort((a, b) => a.t - b.t);
  const watched = view.mark('watched');
  // What goes later was ended by the grader.
  const exit = watched !== undefined && (view.primaryExit?.t ?? 0) > watched.t ? undefined : view.primaryExit;
  const timeout = Number(view.given('SHUTDOWN_TIMEOUT_MS'));
  return {
    since,
    signal,
    inFlight,
    answered,
    lost: responses.filter(({ ok }) => !ok).sort((a, b) => a.t - b.t),
    pending: inFlight.length - responses.length,
    lastAnswer: answered.at(-1),
    exit,
    timeout: Number.isFinite(timeout) ? timeout : null,
    now: view.events.at(-1)?.t ?? 0,
    watched,
    closed: view.ended || Number.isFinite(ending),
  };
}

/** Connections that were tried at `after` ms after the signal or later. */
export function lateTries(view: View, shutdown: Shutdown, after: number): RequestSeen[] {
  return view.tagged('late').filter(({ sent }) => sent.t >= shutdown.since + after);
}

/** Workers of which it is sure that they were forked after the signal. */
export function forkedAfter(view: View, shutdown: Shutdown): ProcessSeen[] {
  return view.workers().filter(({ born }) => born.notSeen >= shutdown.since);
}
