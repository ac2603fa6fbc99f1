import type { Event, EventOf, NewEvent, Outcome } from '../../domain/event.ts';
import { type Timeline, timelineSchema } from '../../domain/timeline.ts';

type Header = {
  readonly scenario?: string;
  readonly workers?: number | null;
  readonly scale?: number;
  readonly tooSlow?: boolean;
  readonly platform?: string;
};
type Reply = Partial<
  Pick<EventOf<'response'>, 'outcome' | 'ok' | 'status' | 'pid' | 'keeps' | 'detail' | 'body' | 'headers'>
>;

export const PRIMARY = 100;

/**
 * A timeline written by hand. It has a clock, in milliseconds since the start, that `at` and `after` move and nothing
 * else does; a birth and a death are intervals of `LOOK` ms that end now.
 */
export class Story {
  static readonly LOOK = 5;
  readonly #header: Header;
  readonly #events: Event[] = [];
  #now = 0;
  #requests = 0;

  constructor(header: Header) {
    this.#header = header;
  }

  at(ms: number): this {
    this.#now = ms;
    return this;
  }

  after(ms: number): this {
    return this.at(this.#now + ms);
  }

  /** Whatever else there is to tell, several times over: `each([101, 102], (pid) => told.born(pid))`. */
  each<T>(items: readonly T[], tell: (story: this, item: T, at: number) => void): this {
    for (const [at, item] of items.entries()) tell(this, item, at);
    return this;
  }

  launch(env: Record<string, string> = {}, affinity?: number[]): this {
    this.#add({
      kind: 'launch',
      pid: PRIMARY,
      port: 20000,
      entry: 'server.js',
      env,
      ...(affinity && { affinity }),
    });
    return this.#birth(PRIMARY, 1, 'primary', false);
  }

  /** Workers, made by `cluster.fork()`. */
  born(...pids: number[]): this {
    return this.each(pids, (story, pid) => story.#birth(pid, PRIMARY, 'child', true));
  }

  /** A child that is no worker, or whose environment cannot be read (null). */
  helper(pid: number, worker: false | null = false, role: 'child' | 'descendant' = 'child'): this {
    return this.#birth(pid, PRIMARY, role, worker);
  }

  died(...pids: number[]): this {
    const lastSeen = Math.max(0, this.#now - Story.LOOK);
    return this.each(pids, (story, pid) => story.#add({ kind: 'died', pid, lastSeen }));
  }

  exit(code: number | null, signal: string | null = null): this {
    this.#add({ kind: 'primary-exit', code, signal });
    return this.died(PRIMARY);
  }

  /** Sends a request and tells its number, for `reply`. */
  ask(tag: string, path = '/', conn = 0, method?: string): number {
    this.#requests += 1;
    this.#add({ kind: 'request', id: this.#requests, tag, path, conn, ...(method && { method }) });
    return this.#requests;
  }

  /** Sends a request from an address of its own, and tells its number. */
  askFrom(tag: string, from: string, path = '/'): number {
    this.#requests += 1;
    this.#add({ kind: 'request', id: this.#requests, tag, path, conn: 0, from });
    return this.#requests;
  }

  reply(id: number, pid: number, more: Reply = {}): this {
    return this.#add({
      kind: 'response',
      id,
      outcome: 'answered',
      status: 200,
      pid,
      ok: true,
      keeps: false,
      ...more,
    });
  }

  lose(id: number, outcome: Outcome, detail?: string): this {
    return this.#add({
      kind: 'response',
      id,
      outcome,
      ok: false,
      ...(detail === undefined ? {} : { detail }),
    });
  }

  /** Asked and answered by `pid`, at once. */
  answer(tag: string, pid: number, path = '/'): this {
    return this.reply(this.ask(tag, path), pid);
  }

  /** Asked in vain. */
  lost(tag: string, outcome: Outcome, path = '/'): this {
    return this.lose(this.ask(tag, path), outcome);
  }

  /** The program calls the grader's server. */
  call(pid: number, path = '/job'): this {
    return this.#add({ kind: 'call', method: 'POST', path, pid });
  }

  signal(signal: string, to: 'primary' | 'group' | 'worker' = 'primary', pid = PRIMARY): this {
    return this.#add({ kind: 'signal', signal, to, pid, victim: to === 'worker' });
  }

  mark(name: string, data?: Record<string, number | string | boolean | number[]>): this {
    return this.#add({ kind: 'mark', name, ...(data === undefined ? {} : { data }) });
  }

  condition(name: string, met: boolean, limit = 1000, detail?: string): this {
    return this.#add({ kind: 'condition', name, met, limit, ...(detail && { detail }) });
  }

  listeners(...holders: number[]): this {
    return this.#add({ kind: 'listeners', holders, elsewhere: [] });
  }

  elsewhere(...ports: number[]): this {
    return this.#add({ kind: 'listeners', holders: [], elsewhere: ports });
  }

  gap(ms: number): this {
    return this.#add({ kind: 'gap', gap: ms });
  }

  limit(limit: 'output' | 'memory' | 'time', detail = 'too much'): this {
    return this.#add({ kind: 'limit', limit, detail });
  }

  unmet(need: string, blame: 'program' | 'outside', reason = 'it is not there'): this {
    return this.#add({ kind: 'unmet', need, reason, blame });
  }

  output(text: string, stream: 'stdout' | 'stderr' = 'stderr'): this {
    return this.#add({ kind: 'output', stream, text });
  }

  /** The grader ends what is left, and nothing follows. */
  end(...left: number[]): Timeline {
    this.mark('ending').after(2 * Story.LOOK);
    const alive = this.#alive();
    if (alive.includes(PRIMARY)) this.exit(null, 'SIGKILL');
    this.died(...alive.filter((pid) => pid !== PRIMARY && !left.includes(pid)));
    this.#add({ kind: 'end', left });
    return this.soFar();
  }

  /** The timeline as it stands, while the run goes on. */
  soFar(): Timeline {
    const { scenario = 'test', workers = 3, scale = 1, tooSlow = false, platform = 'linux' } = this.#header;
    return timelineSchema.parse({
      schema: 1,
      lab: 'test-lab',
      scenario,
      node: 'v24.0.0',
      platform,
      isolation: 'bubblewrap',
      calibration: { startMs: 40, lagMs: 1, scale, tooSlow },
      workers,
      events: this.#events,
    });
  }

  #alive(): number[] {
    const alive = new Set<number>();
    for (const event of this.#events) {
      if (event.kind === 'born') alive.add(event.pid);
      if (event.kind === 'died') alive.delete(event.pid);
    }
    return [...alive];
  }

  #birth(pid: number, ppid: number, role: 'primary' | 'child' | 'descendant', worker: boolean | null): this {
    const notSeen = Math.max(0, this.#now - Story.LOOK);
    return this.#add({ kind: 'born', pid, ppid, notSeen, role, worker });
  }

  #add(event: NewEvent): this {
    this.#events.push({ ...event, i: this.#events.length, t: this.#now } as Event);
    return this;
  }
}

export const story = (header: Header = {}): Story => new Story(header);
