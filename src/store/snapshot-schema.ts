import { z } from 'zod';
import { progressStateSchema, questionScoreSchema } from '../domain/progress-schema.ts';

const count = z.number().int().nonnegative();

/** How far into the journal a state reaches, and by what that journal is known again. */
const positionSchema = z.object({
  /** Bytes of the journal that are folded in. */
  offset: count,
  /** CRC-32 of the journal's first bytes (at most 4096, at most `offset`). */
  head: z.string(),
  /** CRC-32 of the last bytes before `offset` (at most 4096). */
  tail: z.string(),
  /** The latest `at` of all records folded in. */
  through: z.string(),
  /** Ids of the records folded in last: a record that stands twice counts once. */
  recentIds: z.array(z.string()),
  records: count,
  /** Lines that could not be read, ever. */
  damaged: count,
});

const { times, correct, last, lastCorrect, digest, recalls } = questionScoreSchema.shape;

/** A row for each question that was answered, as columns of equal length. */
const packedTableSchema = z.object({
  ids: z.array(z.string()),
  times: z.array(times),
  correct: z.array(correct),
  last: z.array(last),
  lastCorrect: z.array(lastCorrect),
  digest: z.array(digest),
  recalls: z.array(recalls),
});

/** `progress.json`. */
export const snapshotFileSchema = z
  .object({
    schema: z.literal(1),
    /** CRC-32 of all that follows in the file, in hex. */
    crc: z.string().regex(/^[0-9a-f]{8}$/),
    journal: positionSchema,
    state: progressStateSchema.omit({ questions: true }),
    questions: packedTableSchema,
  })
  .meta({
    title: 'clusterprep progress',
    description:
      'What clusterprep has folded from journal.jsonl. It can be deleted; it is made again from the journal.',
  });

export type Position = z.infer<typeof positionSchema>;
