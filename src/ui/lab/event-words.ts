import type { Event, EventOf } from '../../domain/event.ts';
import type { Tone } from '../theme.ts';

export type Told = readonly [words: string, tone?: Tone];

/** What all of a scenario tells of its processes and requests, also of those that an event only names. */
export type Known = {
  /** Whether a process is a worker, as far as could be read in the end. */
  readonly workers: ReadonlyMap<number, boolean | null>;
  readonly requests: ReadonlyMap<number, EventOf<'request'>>;
};

export const knownOf = (events: readonly Event[]): Known => {
  const workers = new Map<number, boolean | null>();
  const requests = new Map<number, EventOf<'request'>>();
  for (const event of events) {
    if (event.kind === 'request') requests.set(event.id, event);
    if (event.kind === 'born' || event.kind === 'worker') workers.set(event.pid, event.worker);
  }
  return { workers, requests };
};

/** The moments that probes name and that most labs have; others are told by their names. */
const MOMENTS: Readonly<Record<string, string>> = {
  booted: 'it has booted',
  'workers-up': 'every worker has answered',
  'victims-gone': 'what was struck is gone',
  'window-over': 'from here on every request counts',
  replaced: 'a replacement answers',
  'not-replaced': 'the time for a replacement is over',
  'count-restored': 'there are as many workers again as there should be',
  'steady-start': 'from here it is left alone and watched',
  'steady-end': 'it was watched long enough',
  handing: 'a connection is on its way to the one that is struck next',
  'see-start': 'every worker should answer now',
  'saw-all': 'it was asked until all had answered, or long enough',
  'sequence-start': 'one request after another, each on its own connection',
  'sequence-end': 'the sequence ends',
  'in-flight-ready': 'requests are in flight',
  'load-start': 'the load begins',
  'load-stop': 'the load ends',
  'reload-sent': 'the reload is asked for',
  reloaded: 'the reload is complete',
  'not-reloaded': 'the time for the reload is over',
  watched: 'the time for the end is over, or all is gone',
  'watched-siblings': 'the others were watched long enough',
  ending: 'all has been seen; what still runs is ended',
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(3)} s`;
const spoken = (name: string): string => name.replaceAll('-', ' ');
export const listed = (...of: (string | false | undefined)[]): string => of.filter(Boolean).join(', ');

/** `GET /work?ms=9 (in-flight, connection 3)` */
export const requestWords = ({ method = 'GET', path, tag, conn }: EventOf<'request'>): string =>
  `${method} ${path} (${listed(tag, conn > 0 && `connection ${conn}`)})`;

/** `200`, `timed-out`, or what else became of a request. */
export const outcomeWords = ({ outcome, status, detail }: EventOf<'response'>): string =>
  listed(outcome === 'answered' && status !== undefined ? String(status) : outcome, detail);

/** `worker 19 started`; what is no worker is told as what it is. */
const startTold = ({ role, pid }: EventOf<'born'>, { workers }: Known): string => {
  if (role === 'primary') return `the primary ${pid} started`;
  if (role === 'descendant') return `process ${pid} started, below a child of the primary`;
  const worker = workers.get(pid);
  if (worker === true) return `worker ${pid} started`;
  return `process ${pid} started, a child of the primary${worker === false ? ' but no worker' : ''}`;
};

const momentTold = ({ name, data }: EventOf<'mark'>): string => {
  if (name !== 'struck') return MOMENTS[name] ?? spoken(name);
  const pids = Array.isArray(data?.pids) ? data.pids : [];
  return `the blow: ${data?.how}${pids.length > 0 ? `, ${pids.join(' and ')}` : ''}`;
};

const answerTold = (event: EventOf<'response'>, { requests }: Known): string => {
  const request = requests.get(event.id);
  const by = event.pid === undefined ? '' : ` by ${event.pid}`;
  return `← #${event.id} ${outcomeWords(event)}${by}: ${request?.method ?? 'GET'} ${request?.path ?? ''}`;
};

/** An event in words; null for what only the machinery cares about. */
export const eventTold = (event: Event, known: Known): Told | null => {
  switch (event.kind) {
    case 'launch':
      return [
        `started as ${event.pid}: ${event.by === 'pm2' ? 'pm2-runtime start' : 'node'} ${event.entry}, PORT ${event.port}`,
        'strong',
      ];
    case 'born':
      return [startTold(event, known), 'good'];
    case 'died':
      return [`process ${event.pid} has ended (last seen at ${seconds(event.lastSeen)})`, 'bad'];
    case 'primary-exit':
      return [`the primary ended ${event.signal ? `by ${event.signal}` : `with code ${event.code}`}`, 'bad'];
    case 'request':
      return [`→ #${event.id} ${requestWords(event)}`, 'quiet'];
    case 'response':
      return [answerTold(event, known), event.ok ? 'plain' : 'warn'];
    case 'call':
      return [
        `the program calls ${event.method} ${event.path}${event.pid === undefined ? '' : `, from ${event.pid}`}`,
        'plain',
      ];
    case 'signal':
      return [
        `${event.signal} is sent to ${event.to === 'worker' ? 'worker' : `the ${event.to}`} ${event.pid}`,
        'accent',
      ];
    case 'output':
      return [`${event.stream}: ${event.text}`, event.stream === 'stderr' ? 'warn' : 'plain'];
    case 'limit':
      return [`ended for its ${event.limit}: ${event.detail}`, 'bad'];
    case 'condition':
      // What came in time is told by what follows it.
      return event.met
        ? null
        : [`did not come in ${seconds(event.limit)}: ${listed(spoken(event.name), event.detail)}`, 'warn'];
    case 'mark':
      // The signal itself follows.
      return event.name === 'signalled' ? null : [momentTold(event), 'accent'];
    case 'unmet':
      return [`cannot be had: ${event.need} (${event.reason})`, 'warn'];
    case 'end':
      return ['the end', 'strong'];
    case 'written':
    case 'worker':
    case 'gap':
    case 'listeners':
      return null;
  }
};
