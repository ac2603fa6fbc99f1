import type { Event, NewEvent } from '../../domain/event.ts';

/** Numbers and times events and hands them on. Times are monotonic milliseconds since the recorder was made. */
export class Recorder {
  readonly #emit: (event: Event) => void;
  readonly #zero = performance.now();
  #next = 0;
  /** Called before each event: what kept the grader from looking must stand before what it saw late. */
  onBefore: () => void = () => {};

  constructor(emit: (event: Event) => void) {
    this.#emit = emit;
  }

  now(): number {
    return round(performance.now() - this.#zero);
  }

  record(event: NewEvent): Event {
    if (event.kind !== 'gap') this.onBefore();
    const whole = { ...event, i: this.#next, t: event.t ?? this.now() } as Event;
    this.#next += 1;
    this.#emit(whole);
    return whole;
  }
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
