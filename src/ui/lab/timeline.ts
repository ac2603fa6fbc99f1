import type { Event } from '../../domain/event.ts';
import type { Recording } from '../../domain/timeline.ts';
import { BLANK, type Line, line, type Span, wrap } from '../line.ts';
import type { Tone } from '../theme.ts';

type Told = readonly [words: string, tone?: Tone];

const flags = (...of: (string | false | undefined)[]): string => of.filter(Boolean).join(', ');

/** `worker 19 started`; what is no worker is told as what it is. */
const startTold = ({ role, worker, pid }: Extract<Event, { kind: 'born' }>): string => {
  if (role === 'primary') return `the primary ${pid} started`;
  if (role === 'descendant') return `process ${pid} started, below a child of the primary`;
  if (worker === true) return `worker ${pid} started`;
  return `process ${pid} started, a child of the primary${worker === false ? ' but no worker' : ''}`;
};

/** An event in words; null for what only the machinery cares about. */
const tell = (event: Event, paths: ReadonlyMap<number, string>): Told | null => {
  switch (event.kind) {
    case 'launch':
      return [
        `started as ${event.pid}: ${event.by === 'pm2' ? 'pm2-runtime start' : 'node'} ${event.entry}, PORT ${event.port}`,
        'strong',
      ];
    case 'born':
      return [startTold(event), 'good'];
    case 'died':
      return [`process ${event.pid} has ended (last seen at ${seconds(event.lastSeen)})`, 'bad'];
    case 'primary-exit':
      return [`the primary ended ${event.signal ? `by ${event.signal}` : `with code ${event.code}`}`, 'bad'];
    case 'request':
      return [
        `→ #${event.id} GET ${event.path} (${flags(event.tag, event.conn > 0 && `connection ${event.conn}`)})`,
        'quiet',
      ];
    case 'response': {
      const what = flags(event.outcome, event.status !== undefined && String(event.status), event.detail);
      const by = event.pid === undefined ? '' : ` by ${event.pid}`;
      return [`← #${event.id} ${what}${by}, ${paths.get(event.id) ?? ''}`, event.ok ? 'plain' : 'warn'];
    }
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
      return [
        `${event.met ? 'came' : 'did not come'} in time: ${flags(event.name, event.detail)}`,
        event.met ? 'quiet' : 'warn',
      ];
    case 'mark':
      return [`${event.name}`, 'accent'];
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

const seconds = (ms: number): string => `${(ms / 1000).toFixed(3)} s`;

/** All that was seen in a grade, scenario by scenario, with its time since the scenario began and its number. */
export const timelineLines = (recording: Recording, width: number): Line[] =>
  recording.timelines.flatMap(({ scenario, events }, i) => {
    const paths = new Map(
      events.flatMap((event) => (event.kind === 'request' ? [[event.id, event.path]] : [])),
    );
    // Until the port is open each look is refused; that is no news.
    const polls = new Set(
      events.flatMap((event) => (event.kind === 'request' && event.tag === 'boot' ? [event.id] : [])),
    );
    const early = new Set(
      events.flatMap((event) =>
        event.kind === 'response' && event.outcome === 'refused' && polls.has(event.id) ? [event.id] : [],
      ),
    );
    const rows = events.flatMap((event) => {
      if ((event.kind === 'request' || event.kind === 'response') && early.has(event.id)) return [];
      const told = tell(event, paths);
      if (!told) return [];
      const spans: Span[] = [
        { text: `${seconds(event.t).padStart(9)} `, tone: 'quiet' },
        { text: told[0], tone: told[1] ?? 'plain' },
        { text: ` [${event.i}]`, tone: 'quiet' },
      ];
      return wrap(spans, width, 10);
    });
    return [...(i > 0 ? [BLANK] : []), line(`Scenario ${scenario}`, 'title'), ...rows];
  });
