import type { EventOf } from '../../domain/event.ts';
import { outcomeWords, requestWords, type Told } from './event-words.ts';

type Request = EventOf<'request'>;
type Response = EventOf<'response'>;
/** A row of a timeline: when it was, the numbers of its first and last event, and its words. */
export type Row = { readonly t: number; readonly from: number; readonly to: number; readonly told: Told };

type Pair = { readonly request: Request; readonly response: Response };

/**
 * Requests between two other events: those that were sent and ended in between and fared alike are one row, so that
 * many looks do not hide what happened. `alone` tells an event that is news by itself.
 */
export const requestRows = (
  run: readonly (Request | Response)[],
  alone: (event: Request | Response) => Told,
): Row[] => {
  const responses = new Map(run.flatMap((event) => (event.kind === 'response' ? [[event.id, event]] : [])));
  const alike = new Map<string, Pair[]>();
  const rows: Row[] = [];
  const paired = new Set<number>();
  for (const event of run) {
    if (event.kind !== 'request') continue;
    const response = responses.get(event.id);
    if (response === undefined) continue;
    paired.add(event.id);
    const key = `${requestWords({ ...event, conn: 0 })}: ${outcomeWords(response)}`;
    const pair = { request: event, response };
    const before = alike.get(key);
    if (before === undefined) alike.set(key, [pair]);
    else before.push(pair);
  }
  for (const [key, pairs] of alike) rows.push(pairsRow(key, pairs));
  for (const event of run) {
    if (paired.has(event.id)) continue;
    rows.push({ t: event.t, from: event.i, to: event.i, told: alone(event) });
  }
  return rows.toSorted((a, b) => a.from - b.from);
};

const pairsRow = (key: string, pairs: readonly Pair[]): Row => {
  const [first] = pairs;
  if (first === undefined) throw new Error('a row of no requests');
  const counts = new Map<number, number>();
  for (const { response } of pairs)
    if (response.pid !== undefined) counts.set(response.pid, (counts.get(response.pid) ?? 0) + 1);
  const once = [...counts.values()].every((count) => count === 1);
  const by = [...counts].map(([pid, count]) => (once ? pid : `${pid} (${count})`)).join(', ');
  const { request, response } = first;
  const took =
    pairs.length > 1
      ? `, until ${(Math.max(...pairs.map((pair) => pair.response.t)) / 1000).toFixed(3)} s`
      : `, after ${Math.round(response.t - request.t)} ms`;
  const words = `${pairs.length > 1 ? `${pairs.length} × ` : ''}${key}${by === '' ? '' : ` by ${by}`}${took}`;
  return {
    t: request.t,
    from: request.i,
    to: Math.max(...pairs.map((pair) => pair.response.i)),
    told: [words, pairs.every((pair) => pair.response.ok) ? 'quiet' : 'warn'],
  };
};
