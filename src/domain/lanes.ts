import type { Event } from './event.ts';

/** How a process ended, as far as can be seen from outside. */
type End = 'killed' | 'crashed' | 'gone';

/** What a process is doing now. `replaced`: it ended so, and the worker `by` was forked after it. */
export type Life =
  | { readonly is: 'booting' }
  | { readonly is: 'serving' }
  | { readonly is: End }
  | { readonly is: 'replaced'; readonly how: End; readonly by: number };

/** One process of the program, drawn as one line. `served` and `inFlight` count requests. */
export type Lane = {
  readonly pid: number;
  readonly role: 'primary' | 'worker';
  readonly life: Life;
  readonly served: number;
  readonly inFlight: number;
};

/** All lanes of one run, and what the reducer must remember to read the next event. */
export type Lanes = {
  /** In the order of birth. */
  readonly lanes: readonly Lane[];
  /** Requests sent and not yet ended whose worker is not known. */
  readonly waiting: number;
  /** A signal that asks the whole program to stop was sent: later deaths are no accidents, later births replace nobody. */
  readonly stopping: boolean;
  /** Children that are no workers, such as a helper: not drawn unless they answer. */
  readonly helpers: ReadonlySet<number>;
  /** The grader ended these on purpose. */
  readonly victims: ReadonlySet<number>;
  /** `GET /crash` requests whose victim has not been seen dead yet. */
  readonly crashes: number;
  /** Which pid answers on which kept connection. */
  readonly conns: ReadonlyMap<number, number>;
  /** Requests under way: their connection and, where it is known, the pid they wait for. */
  readonly open: ReadonlyMap<number, { readonly conn: number; readonly pid: number | null }>;
};

export const noLanes: Lanes = {
  lanes: [],
  waiting: 0,
  stopping: false,
  helpers: new Set(),
  victims: new Set(),
  crashes: 0,
  conns: new Map(),
  open: new Map(),
};

const alive = (life: Life): boolean => life.is === 'booting' || life.is === 'serving';

const change = (lanes: Lanes, pid: number, next: (lane: Lane) => Lane): Lanes => ({
  ...lanes,
  lanes: lanes.lanes.map((lane) => (lane.pid === pid ? next(lane) : lane)),
});

const serving = (lane: Lane): Lane =>
  lane.life.is === 'booting' ? { ...lane, life: { is: 'serving' } } : lane;

const newLane = (pid: number, role: Lane['role']): Lane => ({
  pid,
  role,
  life: { is: 'booting' },
  served: 0,
  inFlight: 0,
});

/** A newborn worker takes the place of the one that has been dead longest and was not replaced yet. */
const replace = (lanes: Lanes, by: number): Lanes => {
  if (lanes.stopping) return lanes;
  const ended = (lane: Lane): boolean =>
    lane.role === 'worker' && !alive(lane.life) && lane.life.is !== 'replaced';
  const dead = lanes.lanes.find(ended);
  if (!dead) return lanes;
  return change(lanes, dead.pid, (lane) => ({
    ...lane,
    life: { is: 'replaced', how: lane.life.is as End, by },
  }));
};

const born = (lanes: Lanes, event: Extract<Event, { kind: 'born' }>): Lanes => {
  if (lanes.lanes.some((lane) => lane.pid === event.pid && alive(lane.life))) return lanes;
  if (event.role === 'primary') return { ...lanes, lanes: [...lanes.lanes, newLane(event.pid, 'primary')] };
  if (event.role === 'descendant' || event.worker === false) {
    return { ...lanes, helpers: new Set([...lanes.helpers, event.pid]) };
  }
  const replaced = replace(lanes, event.pid);
  return { ...replaced, lanes: [...replaced.lanes, newLane(event.pid, 'worker')] };
};

const died = (lanes: Lanes, pid: number): Lanes => {
  const lane = lanes.lanes.find((each) => each.pid === pid && alive(each.life));
  if (!lane) return lanes;
  const killed = lanes.victims.has(pid);
  const crashed = !killed && !lanes.stopping && lane.role === 'worker' && lanes.crashes > 0;
  const is: End = killed ? 'killed' : crashed ? 'crashed' : 'gone';
  const next = change(lanes, pid, (each) => ({ ...each, inFlight: 0, life: { is } }));
  return crashed ? { ...next, crashes: lanes.crashes - 1 } : next;
};

const sent = (lanes: Lanes, event: Extract<Event, { kind: 'request' }>): Lanes => {
  const pid = lanes.conns.get(event.conn) ?? null;
  const open = new Map(lanes.open).set(event.id, { conn: event.conn, pid });
  const crashes = event.tag === 'crash' ? lanes.crashes + 1 : lanes.crashes;
  const next = { ...lanes, open, crashes };
  return pid === null
    ? { ...next, waiting: lanes.waiting + 1 }
    : change(next, pid, (lane) => ({ ...lane, inFlight: lane.inFlight + 1 }));
};

const ended = (lanes: Lanes, event: Extract<Event, { kind: 'response' }>): Lanes => {
  const request = lanes.open.get(event.id);
  if (!request) return lanes;
  const open = new Map(lanes.open);
  open.delete(event.id);
  let next: Lanes = { ...lanes, open };
  if (request.pid === null) next = { ...next, waiting: next.waiting - 1 };
  else next = change(next, request.pid, (lane) => ({ ...lane, inFlight: Math.max(0, lane.inFlight - 1) }));
  if (event.pid === undefined) return next;
  if (request.conn > 0) next = { ...next, conns: new Map(next.conns).set(request.conn, event.pid) };
  if (lanes.helpers.has(event.pid)) {
    const helpers = new Set(lanes.helpers);
    helpers.delete(event.pid);
    next = { ...next, helpers, lanes: [...next.lanes, newLane(event.pid, 'worker')] };
  }
  next = change(next, event.pid, (lane) => ({ ...serving(lane), served: lane.served + 1 }));
  // The primary is up when something of it answers.
  return { ...next, lanes: next.lanes.map((lane) => (lane.role === 'primary' ? serving(lane) : lane)) };
};

const known = (lanes: Lanes, pid: number, worker: boolean): Lanes => {
  if (!worker) {
    const lane = lanes.lanes.find((each) => each.pid === pid);
    if (!lane || lane.role === 'primary' || lane.served > 0) return lanes;
    return {
      ...lanes,
      helpers: new Set([...lanes.helpers, pid]),
      lanes: lanes.lanes.filter((each) => each !== lane),
    };
  }
  if (!lanes.helpers.has(pid)) return lanes;
  const helpers = new Set(lanes.helpers);
  helpers.delete(pid);
  const replaced = replace({ ...lanes, helpers }, pid);
  return { ...replaced, lanes: [...replaced.lanes, newLane(pid, 'worker')] };
};

/** The next state of the lanes. Pure; events come in the order of their timeline. */
export const nextLanes = (lanes: Lanes, event: Event): Lanes => {
  switch (event.kind) {
    case 'born':
      return born(lanes, event);
    case 'worker':
      return known(lanes, event.pid, event.worker);
    case 'died':
      return died(lanes, event.pid);
    case 'primary-exit': {
      const primary = lanes.lanes.find((lane) => lane.role === 'primary');
      if (!primary) return lanes;
      // Without a code it was ended from outside, as the grader does when it has seen enough.
      const fell = !lanes.stopping && event.code !== null && event.code !== 0;
      const is: End = lanes.victims.has(primary.pid) ? 'killed' : fell ? 'crashed' : 'gone';
      return change(lanes, primary.pid, (lane) => ({ ...lane, inFlight: 0, life: { is } }));
    }
    case 'request':
      return sent(lanes, event);
    case 'response':
      return ended(lanes, event);
    case 'signal': {
      const victims = event.victim ? new Set([...lanes.victims, event.pid]) : lanes.victims;
      return { ...lanes, victims, stopping: lanes.stopping || event.to !== 'worker' };
    }
    default:
      return lanes;
  }
};
