import { z } from 'zod';
import { statusSchema } from './finding.ts';

/** ISO 8601, in UTC. */
const moment = z.iso.datetime();
const points = z.number().min(0).max(1_000_000);

const common = {
  /** Schema of the record; a higher one than we know makes the journal read-only. */
  v: z.literal(1),
  /** ISO 8601, in UTC. */
  at: z.string(),
  /** Unique; a record read twice counts once. */
  id: z.string(),
};

/** A paper, and by what clock it is sat: all that is needed to go on with it, and to check its result. */
export const examRecordSchema = z.object({
  size: z.enum(['full', 'half', 'quiz']),
  mode: z.enum(['training', 'exam']),
  minutes: z.number().min(1).max(1000),
  /** Then it is over, whatever happens. */
  deadline: moment,
  /** Digest of all that could have been drawn. */
  bank: z.string(),
  /** Versions of this program and of Node. */
  version: z.string(),
  node: z.string(),
  /** Folder below which the learner works on its labs. */
  dir: z.string(),
  items: z.array(
    z.object({
      kind: z.enum(['question', 'lab']),
      id: z.string(),
      objective: z.string(),
      level: z.enum([
        'recall',
        'apply',
        'analyse',
        'judge',
        'beginner',
        'intermediate',
        'advanced',
        'expert',
      ]),
      points,
      digest: z.string(),
    }),
  ),
});

/** What an exam came to, for comparison; percents are of the points that could be earned. */
export const examEndSchema = z.object({
  size: z.enum(['full', 'half', 'quiz']),
  mode: z.enum(['training', 'exam']),
  seed: z.number().int(),
  how: z.enum(['submitted', 'time-out', 'elsewhere']),
  percent: z.number(),
  passed: z.boolean(),
  /** The deadline, where the time ran out. */
  endedAt: moment.optional(),
  /** Percent by objective. */
  objectives: z.record(z.string(), z.number()),
});

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
    /** Of exams alone. */
    exam: examRecordSchema.optional(),
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
    points,
    maxPoints: points,
    mistakes: z.array(z.string()),
    hints: z.number().int(),
    durationMs: z.number(),
    /** The exam that it belongs to: then it counts when that ends, and there. */
    session: z.string().optional(),
    /** In an exam: points of the checks that could be judged, where the machine kept others from it. */
    judged: z.number().optional(),
  }),
  /** In an exam: an item came on the screen; the one that left it had been there for `ms` milliseconds altogether. */
  z.object({
    ...common,
    type: z.literal('visit'),
    session: z.string(),
    item: z.string(),
    left: z.object({ item: z.string(), ms: z.number() }).nullable(),
  }),
  /** In an exam: an item is to be looked at again, or no more. */
  z.object({ ...common, type: z.literal('flag'), session: z.string(), item: z.string(), on: z.boolean() }),
  z.object({
    ...common,
    type: z.literal('attempt'),
    of: z.enum(['quiz', 'review', 'lab', 'exam']),
    /** Session id, or lab id. */
    ref: z.string(),
    points,
    maxPoints: points,
    status: z.enum(['pass', 'fail', 'done', 'abandoned', 'time-out']),
    startedAt: moment,
    /** Of exams alone. */
    exam: examEndSchema.optional(),
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
