import type { Event, EventOf } from '../../domain/event.ts';
import type { Calibration, Timeline } from '../../domain/timeline.ts';

/** A process as the events so far tell it. Births and deaths are intervals: [last not seen, first seen]. */
export type ProcessSeen = {
  readonly pid: number;
  readonly role: 'primary' | 'child' | 'descendant';
  readonly born: EventOf<'born'>;
  worker: boolean;
  answered: boolean;
  died: EventOf<'died'> | undefined;
};

export type RequestSeen = {
  readonly sent: EventOf<'request'>;
  response: EventOf<'response'> | undefined;
};

/** What is known of a run from a part of its timeline. Grows event by event; checks only read it. */
export class View {
  readonly scenario: string;
  readonly calibration: Calibration;
  readonly platform: string;
  /** WORKERS as given, or what the program was expected to choose. */
  expected: number | null;
  readonly events: Event[] = [];
  readonly processes: ProcessSeen[] = [];
  readonly requests = new Map<number, RequestSeen>();
  primaryExit: EventOf<'primary-exit'> | undefined;
  /** The longest time between two looks at the process table so far, in milliseconds. */
  longestGap = 0;
  ended = false;
  readonly #live = new Map<number, ProcessSeen>();
  readonly #marks = new Map<string, EventOf<'mark'>>();
  readonly #conditions = new Map<string, EventOf<'condition'>>();
  /** Runs may have tens of thousands of events, and checks are asked after each. */
  readonly #byKind = new Map<Event['kind'], Event[]>();
  readonly #byTag = new Map<string, RequestSeen[]>();

  constructor(header: Pick<Timeline, 'scenario' | 'calibration' | 'platform' | 'workers'>) {
    this.scenario = header.scenario;
    this.calibration = header.calibration;
    this.platform = header.platform;
    this.expected = header.workers;
  }

  push(event: Event): void {
    this.events.push(event);
    into(this.#byKind, event.kind, event);
    switch (event.kind) {
      case 'born':
        this.#born(event);
        return;
      case 'worker': {
        const seen = this.#live.get(event.pid);
        if (seen !== undefined) seen.worker = event.worker;
        return;
      }
      case 'died': {
        const seen = this.#live.get(event.pid);
        if (seen !== undefined) seen.died = event;
        this.#live.delete(event.pid);
        return;
      }
      case 'request':
        this.#asked(event);
        return;
      case 'response':
        this.#answered(event);
        return;
      case 'primary-exit':
        this.primaryExit = event;
        return;
      case 'gap':
        this.longestGap = Math.max(this.longestGap, event.gap);
        return;
      case 'condition':
        this.#conditions.set(event.name, event);
        return;
      case 'mark':
        this.#marks.set(event.name, event);
        if (event.name === 'expected' && typeof event.data?.value === 'number')
          this.expected = event.data.value;
        return;
      case 'end':
        this.ended = true;
    }
  }

  /** A time of the lab on the machine that ran it. */
  scaled(ms: number): number {
    return Math.round(ms * this.calibration.scale);
  }

  mark(name: string): EventOf<'mark'> | undefined {
    return this.#marks.get(name);
  }

  /** Whole numbers that a mark carries, pids mostly. */
  pids(mark: string, key: string): number[] {
    const value = this.#marks.get(mark)?.data?.[key];
    return Array.isArray(value) ? value : [];
  }

  /** What the program was given in its environment under this name. */
  given(name: string): string | undefined {
    return this.of('launch')[0]?.env[name];
  }

  condition(name: string): EventOf<'condition'> | undefined {
    return this.#conditions.get(name);
  }

  tagged(...tags: string[]): RequestSeen[] {
    return tags.flatMap((tag) => this.#byTag.get(tag) ?? []);
  }

  of<K extends Event['kind']>(kind: K): EventOf<K>[] {
    return (this.#byKind.get(kind) ?? []).filter((event): event is EventOf<K> => event.kind === kind);
  }

  /** Children of the primary that `cluster.fork()` made, or that have answered. */
  workers(): ProcessSeen[] {
    return this.processes.filter((seen) => seen.role === 'child' && (seen.worker || seen.answered));
  }

  process(pid: number): ProcessSeen | undefined {
    return this.processes.findLast((seen) => seen.pid === pid);
  }

  #asked(event: EventOf<'request'>): void {
    const request: RequestSeen = { sent: event, response: undefined };
    this.requests.set(event.id, request);
    into(this.#byTag, event.tag, request);
  }

  #born(event: EventOf<'born'>): void {
    const seen: ProcessSeen = {
      pid: event.pid,
      role: event.role,
      born: event,
      worker: event.worker === true,
      answered: false,
      died: undefined,
    };
    this.processes.push(seen);
    this.#live.set(event.pid, seen);
  }

  #answered(event: EventOf<'response'>): void {
    const request = this.requests.get(event.id);
    if (request !== undefined) request.response = event;
    const seen = event.ok && event.pid !== undefined ? this.#live.get(event.pid) : undefined;
    if (seen !== undefined) seen.answered = true;
  }
}

function into<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [value]);
  else group.push(value);
}

/** Alive at `t`, whichever moment of the intervals was the true one. */
export function surelyAlive(seen: ProcessSeen, t: number): boolean {
  return seen.born.t <= t && (seen.died === undefined || seen.died.lastSeen >= t);
}
