import { z } from 'zod';
import { statusSchema } from './finding.ts';

const common = {
  /** Schema of the record; a higher one than we know makes the journal read-only. */
  v: z.literal(1),
  /** ISO 8601, in UTC. */
  at: z.string(),
  /** Unique; a record read twice counts once. */
  id: z.string(),
};

/** One line of the journal. */
export const recordSchema = z.discriminatedUnion('type', [
  z.object({
    ...common,
    type: z.literal('session'),
    session: z.string(),
    seed: z.number().int(),
    mode: z.enum(['quiz', 'review', 'exam']),
    /** Question ids in the order asked. */
    questions: z.array(z.string()),
    objectives: z.array(z.string()),
  }),
  z.object({
    ...common,
    type: z.literal('answer'),
    session: z.string(),
    question: z.string(),
    /** Digest of the question as it stood when answered. */
    digest: z.string(),
    seed: z.number().int(),
    answer: z.unknown(),
    correct: z.boolean(),
    /** Time taken, in milliseconds. */
    ms: z.number(),
    /** How sure the learner said to be: 0 guessed, 0.5 fairly, 1 sure; null: not asked. */
    confidence: z.number().nullable(),
  }),
  /** The last answer to a question in a session is taken back. */
  z.object({ ...common, type: z.literal('undo'), session: z.string(), question: z.string() }),
  z.object({
    ...common,
    type: z.literal('grade'),
    lab: z.string(),
    status: statusSchema,
    points: z.number(),
    maxPoints: z.number(),
    mistakes: z.array(z.string()),
    hints: z.number().int(),
    durationMs: z.number(),
  }),
  z.object({
    ...common,
    type: z.literal('attempt'),
    of: z.enum(['quiz', 'review', 'lab', 'exam']),
    /** Session id, or lab id. */
    ref: z.string(),
    points: z.number(),
    maxPoints: z.number(),
    status: z.enum(['pass', 'fail', 'done', 'abandoned', 'time-out']),
    startedAt: z.string(),
  }),
  /** The clock of a lab was started. */
  z.object({ ...common, type: z.literal('lab-start'), lab: z.string(), timed: z.boolean(), dir: z.string() }),
  /** A hint was shown. */
  z.object({ ...common, type: z.literal('hint'), lab: z.string(), hint: z.number().int(), cost: z.number() }),
]);
export type JournalRecord = z.infer<typeof recordSchema>;
export type NewRecord = JournalRecord extends infer R
  ? R extends JournalRecord
    ? Omit<R, 'v' | 'at' | 'id'>
    : never
  : never;
