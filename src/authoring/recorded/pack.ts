import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Event } from '../../domain/event.ts';
import { type Recording, recordingSchema } from '../../domain/timeline.ts';

const digestsSchema = z.object({ answer: z.string(), scenarios: z.string(), grader: z.string() });
/** Of what a recording was made: when one of them is another today, the recording is stale. */
export type Digests = z.infer<typeof digestsSchema>;

/** The recorded grade of one answer. */
export type Kept = { readonly digests: Digests; readonly recording: Recording };

/** Hundredths of a millisecond: what the recorder tells. */
const UNIT = 100;

const packedSchema = z.object({
  schema: z.literal(1),
  digests: digestsSchema,
  recording: z.looseObject({
    timelines: z.array(z.looseObject({ events: z.array(z.looseObject({ d: z.number() })) })),
  }),
});

/** A recording as a small file: an event's number is its place, and its time is told since the event before. */
export function pack({ digests, recording }: Kept): Buffer {
  const timelines = recording.timelines.map((timeline) => ({
    ...timeline,
    events: shorten(timeline.events),
  }));
  return gzipSync(`${JSON.stringify({ schema: 1, digests, recording: { ...recording, timelines } })}\n`, {
    level: 9,
  });
}

/** What `pack` made. Throws for anything else, with what is wrong in it. */
export function unpack(bytes: Buffer): Kept {
  const { digests, recording } = packedSchema.parse(JSON.parse(gunzipSync(bytes).toString()));
  const timelines = recording.timelines.map((timeline) => ({
    ...timeline,
    events: restore(timeline.events),
  }));
  return { digests, recording: recordingSchema.parse({ ...recording, timelines }) };
}

function shorten(events: readonly Event[]): unknown[] {
  let before = 0;
  return events.map(({ i: _, t, ...rest }) => {
    const now = Math.round(t * UNIT);
    const d = now - before;
    before = now;
    return { d, ...rest };
  });
}

function restore(events: readonly { d: number }[]): unknown[] {
  let now = 0;
  return events.map(({ d, ...rest }, i) => {
    now += d;
    return { ...rest, i, t: now / UNIT };
  });
}
