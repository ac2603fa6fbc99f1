import type { Event } from '../domain/event.ts';
import type { Question } from '../domain/question.ts';
import type { Timeline } from '../domain/timeline.ts';

type ExcerptLine = Extract<Question, { kind: 'timeline' }>['timeline']['lines'][number];
type Told = Omit<ExcerptLine, 'ms'>;

/**
 * What a recorded run shows between two moments, in milliseconds since it began, as lines for a question: its time
 * begins with the first line. Processes are named by their pids. What only the grader cares about is left out.
 */
export function excerptOf({ events }: Timeline, from: number, to: number): ExcerptLine[] {
  const nameOf = namesIn(events);
  // Until the port is open the grader looks again and again; that is no part of any story.
  const looks = new Set(
    events.flatMap((event) => (event.kind === 'request' && event.tag === 'boot' ? [event.id] : [])),
  );
  const lines = events.flatMap((event) => {
    if ((event.kind === 'request' || event.kind === 'response') && looks.has(event.id)) return [];
    const told = event.t < from || event.t > to ? undefined : tell(event, nameOf);
    return told === undefined ? [] : [{ ms: event.t, ...told }];
  });
  const start = lines[0]?.ms ?? 0;
  return lines.map((line) => ({ ...line, ms: Math.round(line.ms - start) }));
}

function namesIn(events: readonly Event[]): (pid: number) => string {
  const names = new Map<number, string>();
  for (const event of events) {
    if (event.kind === 'launch') names.set(event.pid, 'primary');
    if (event.kind === 'born' && event.role !== 'primary') names.set(event.pid, `worker ${event.pid}`);
  }
  return (pid) => names.get(pid) ?? `process ${pid}`;
}

function tell(event: Event, nameOf: (pid: number) => string): Told | undefined {
  switch (event.kind) {
    case 'launch':
      return { who: 'primary', what: 'is started' };
    case 'born':
      return event.role === 'primary' ? undefined : { who: nameOf(event.pid), what: 'is there' };
    case 'died':
      return { who: nameOf(event.pid), what: 'has gone' };
    case 'primary-exit':
      return {
        who: 'primary',
        what: `ends ${event.signal === null ? `with code ${event.code}` : `by ${event.signal}`}`,
      };
    case 'request': {
      const conn = event.conn === 0 ? 'on a new connection' : `on connection ${event.conn}`;
      return { who: `request ${event.id}`, what: `GET ${event.path}, ${conn}` };
    }
    case 'response':
      return { who: `request ${event.id}`, what: ending(event, nameOf) };
    case 'signal':
      return {
        who: 'grader',
        what: `sends ${event.signal} to ${event.to === 'group' ? 'the whole group' : nameOf(event.pid)}`,
      };
    case 'output':
      return { who: event.stream, what: event.text };
    default:
      return undefined;
  }
}

function ending(
  { outcome, pid, detail }: Extract<Event, { kind: 'response' }>,
  nameOf: (pid: number) => string,
): string {
  if (outcome === 'answered') return pid === undefined ? 'is answered' : `is answered by ${nameOf(pid)}`;
  return detail === undefined ? `is ${outcome}` : `is ${outcome}: ${detail}`;
}
