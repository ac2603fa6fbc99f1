import { z } from 'zod';
import { statusSchema } from './finding.ts';
import { examEndSchema, examRecordSchema } from './record.ts';

const count = z.number().int().nonnegative();
const percent = z.number().min(0).max(100);

export const questionScoreSchema = z.object({
  times: count,
  correct: count,
  /** When it was last answered, ISO 8601 in UTC. */
  last: z.string(),
  lastCorrect: z.boolean(),
  /** Digest of the question as it stood at the last answer. */
  digest: z.string(),
  /** Its card: see `review/recall.ts`. Empty as long as it was neither reviewed nor missed. */
  recalls: z.array(z.number()),
});

const labClockSchema = z.object({
  at: z.string(),
  timed: z.boolean(),
  dir: z.string(),
  /** What the last grade since then was worth, before the cost of hints. */
  points: z.number().nonnegative().optional(),
});

const labScoreSchema = z.object({
  /** Most points of one grade, less the cost of the hints shown by then. */
  best: z.number().nonnegative(),
  maxPoints: z.number().nonnegative(),
  passedAt: z.string().nullable(),
  grades: count,
  attempts: count,
  /** The last grade. */
  last: z
    .object({ at: z.string(), status: statusSchema, points: z.number(), mistakes: z.array(z.string()) })
    .nullable(),
  /** Percent of points of the latest grades, oldest first. */
  trend: z.array(percent),
  /** Numbers of the hints shown since the clock was started, and what they cost together, in points. */
  hints: z.array(z.number().int()),
  hintCost: z.number().nonnegative(),
  /** The running clock, null when none runs. */
  open: labClockSchema.nullable(),
});

const givenAnswerSchema = z.object({
  answer: z.unknown(),
  correct: z.boolean(),
  ms: z.number(),
  /** What stood before it, for an answer that is taken back; null: the question was new. Not of exams. */
  before: z
    .object({ times: count, last: z.string(), lastCorrect: z.boolean(), digest: z.string() })
    .nullable()
    .optional(),
  /** The moment of the recall that it was for its card, where it moved that: see `review/recall.ts`. */
  recalled: z.number().optional(),
  /** Of exams, whose answers count in the end. */
  digest: z.string().optional(),
  at: z.string().optional(),
});

/** An exam that goes on: its paper, and what stands so far. */
const openExamSchema = examRecordSchema.extend({
  flagged: z.array(z.string()),
  /** Id of the item that was last on the screen. */
  here: z.string().nullable(),
  /** Milliseconds on each item, by id. */
  spent: z.record(z.string(), z.number()),
  /** The best grade of each lab, by id. */
  labs: z.record(
    z.string(),
    z.object({
      at: z.string(),
      status: statusSchema,
      points: z.number(),
      maxPoints: z.number(),
      judged: z.number().optional(),
      mistakes: z.array(z.string()),
      hints: z.number().int(),
      durationMs: z.number(),
      grades: count,
    }),
  ),
  /** The latest time of its records: the clock does not go back behind it. */
  through: z.string(),
});

const openSessionSchema = z.object({
  at: z.string(),
  seed: z.number().int(),
  mode: z.enum(['quiz', 'review', 'exam']),
  questions: z.array(z.string()),
  objectives: z.array(z.string()),
  /** By question id. */
  answers: z.record(z.string(), givenAnswerSchema),
  exam: openExamSchema.optional(),
});

const pastAttemptSchema = z.object({
  at: z.string(),
  startedAt: z.string(),
  of: z.enum(['quiz', 'review', 'lab', 'exam']),
  ref: z.string(),
  points: z.number(),
  maxPoints: z.number(),
  status: z.enum(['pass', 'fail', 'done', 'abandoned', 'time-out']),
  exam: examEndSchema.optional(),
});

/** The folded journal: all that the screens need, bounded where the journal is not. */
export const progressStateSchema = z.object({
  /** By question id. A map, for there may be ten thousand. */
  questions: z.map(z.string(), questionScoreSchema),
  labs: z.record(z.string(), labScoreSchema),
  /** When a grade last failed by a mistake, by `lab/mistake`: its questions are then to be reviewed. */
  raised: z.record(z.string(), z.string()),
  /** Sessions that were begun and not finished, by session id. */
  open: z.record(z.string(), openSessionSchema),
  /** The latest, oldest first. */
  attempts: z.array(pastAttemptSchema),
  /** The latest answers, oldest first: trends are drawn from them. */
  recent: z.array(z.object({ question: z.string(), correct: z.boolean(), at: z.string() })),
  /** UTC days (YYYY-MM-DD) on which something was answered or graded, ascending. */
  days: z.array(z.string()),
  /** Days in a row, the most there ever were. */
  longestStreak: count,
  totals: z.object({ answers: count, correct: count, grades: count, attempts: count }),
});

export type LabScore = z.infer<typeof labScoreSchema>;
export type OpenExam = z.infer<typeof openExamSchema>;
export type OpenSession = z.infer<typeof openSessionSchema>;
export type PastAttempt = z.infer<typeof pastAttemptSchema>;
export type ProgressState = z.infer<typeof progressStateSchema>;
