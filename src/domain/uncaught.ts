import type { Event, EventOf } from './event.ts';
import type { Lab } from './lab.ts';
import { UNCAUGHT } from './last-words.ts';
import type { Timeline } from './timeline.ts';

const FRAME = /^\s+at /;
/** `file:///work/server.js:40:45)` → `server.js:40`; frames of Node itself name no file. */
const PLACE = /([^/\\\s(]+\.[cm]?[jt]sx?):(\d+):\d+\)?$/;
/** Given in each lab, and told to throw: there a worker ended, and the primary went for another reason. */
const GIVEN = 'app.js';
/** A message may be as long as it likes. */
const LONGEST = 200;

type Of = { readonly scenarios: readonly Pick<Lab['scenarios'][number], 'id' | 'boot'>[] };

/**
 * The error that ended the program by itself, once it had booted, and where it was thrown: one sentence, from what Node
 * printed of it; undefined when there was none. Who reads it first need not ask what else could have been the matter.
 */
export function uncaughtIn(
  { scenarios }: Of,
  timelines: readonly Pick<Timeline, 'scenario' | 'events'>[],
): string | undefined {
  // Where it should refuse to start, an error may be how it does that.
  const serves = new Set(scenarios.filter(({ boot }) => boot === 'serves').map(({ id }) => id));
  for (const { scenario, events } of timelines) {
    const told = serves.has(scenario) && endedByError(events) ? lastError(events) : undefined;
    if (told !== undefined) return `The program ended with an error of its own: ${told}`;
  }
  return undefined;
}

function endedByError(events: readonly Event[]): boolean {
  const marked = (name: string) => events.find((event) => event.kind === 'mark' && event.name === name)?.i;
  const exit = events.find((event): event is EventOf<'primary-exit'> => event.kind === 'primary-exit');
  const booted = marked('booted');
  if (exit === undefined || exit.code !== 1 || booted === undefined) return false;
  return exit.i > booted && exit.i < (marked('ending') ?? Number.POSITIVE_INFINITY);
}

function lastError(events: readonly Event[]): string | undefined {
  const lines = events.flatMap((event) =>
    event.kind === 'output' && event.stream === 'stderr' ? [event.text] : [],
  );
  const end = lines.findLastIndex((text) => UNCAUGHT.test(text));
  const before = lines.findLastIndex((text, i) => i < end && UNCAUGHT.test(text));
  const block = lines.slice(before + 1, Math.max(0, end));
  const frame = block.findIndex((text) => FRAME.test(text));
  const error = block.slice(0, Math.max(0, frame)).findLast((text) => text.trim() !== '');
  const place = block.slice(frame).flatMap((text) => PLACE.exec(text) ?? []);
  // An error with no place in the program may be one of a worker that lost its primary.
  if (error === undefined || place.length === 0 || place[1] === GIVEN) return undefined;
  const words = error.length > LONGEST ? `${error.slice(0, LONGEST)}…` : error;
  return `${words} (${place[1]}, line ${place[2]})`;
}
