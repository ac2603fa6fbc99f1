import { isDeepStrictEqual } from 'node:util';
import { judgeRecording } from '../../app/grade.ts';
import type { Event } from '../../domain/event.ts';
import type { Lab } from '../../domain/lab.ts';
import type { Recording } from '../../domain/timeline.ts';
import { packageRoot } from '../../store/content/root.ts';
import { pack } from './pack.ts';

/** A recording that packs into so many bytes is kept whole. */
const SMALL = 32 * 1024;
/** Of rows of the same kind of request that are longer than this, one in so many is kept. */
const LONG_ROW = 200;
const KEPT_OF = 8;

/** Ways to make a recording smaller, from the mildest on. */
const WAYS: readonly ((events: readonly Event[]) => Event[])[] = [
  (events) => [...events],
  withoutWritten,
  (events) => thinRows(withoutWritten(events)),
];

/**
 * The recording without the paths of this machine and, where it is large, without what nobody misses: it must be
 * judged to the letter as before. Events are numbered anew.
 */
export function slim(lab: Lab, recording: Recording): Recording {
  const whole = withoutPaths(recording);
  const digests = { answer: '', scenarios: '', grader: '' };
  const before = judgedOf(lab, whole);
  let best = whole;
  for (const way of WAYS) {
    const timelines = whole.timelines.map((timeline) => ({
      ...timeline,
      events: way(timeline.events).map((event, i) => ({ ...event, i })),
    }));
    const smaller = { ...whole, timelines };
    if (!isDeepStrictEqual(judgedOf(lab, smaller), before)) break;
    best = smaller;
    if (pack({ digests, recording: best }).length <= SMALL) break;
  }
  return best;
}

/** All of a verdict but the numbers of the events that it cites. */
function judgedOf(lab: Lab, recording: Recording) {
  const { checks, mistakes } = judgeRecording(lab, recording);
  return { checks: checks.map(({ id, status, because }) => ({ id, status, because })), mistakes };
}

/** What a program prints may name its folder. */
function withoutPaths(recording: Recording): Recording {
  const escaped = JSON.stringify(packageRoot()).slice(1, -1);
  return JSON.parse(JSON.stringify(recording).replaceAll(escaped, '/clusterprep'));
}

function withoutWritten(events: readonly Event[]): Event[] {
  return events.filter(({ kind }) => kind !== 'written');
}

/** Fewer of the requests that come in hundreds and were answered as asked; all that went otherwise is kept. */
function thinRows(events: readonly Event[]): Event[] {
  const usual = new Set(events.flatMap((event) => (event.kind === 'response' && event.ok ? [event.id] : [])));
  const rows = new Map<string, number[]>();
  for (const event of events) {
    if (event.kind !== 'request' || !usual.has(event.id)) continue;
    const row = rows.get(event.tag) ?? [];
    row.push(event.id);
    rows.set(event.tag, row);
  }
  const long = [...rows.values()].filter((row) => row.length > LONG_ROW);
  const dropped = new Set(long.flatMap((row) => row.filter((_, at) => at % KEPT_OF !== 0)));
  return events.filter(
    (event) => !((event.kind === 'request' || event.kind === 'response') && dropped.has(event.id)),
  );
}
