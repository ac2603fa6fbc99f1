import { z } from 'zod';
import { statusSchema } from './finding.ts';
import { calibrationSchema, isolationSchema } from './timeline.ts';

export const checkResultSchema = z.object({
  id: z.string(),
  scenarios: z.array(z.string()),
  status: statusSchema,
  points: z.number(),
  maxPoints: z.number(),
  because: z.string(),
  cites: z.array(z.object({ scenario: z.string(), event: z.number().int() })),
  /** Unknown, and in one of its scenarios because the machine was too slow or too busy for a limit of time; left out otherwise. */
  tooBusy: z.literal(true).optional(),
});
/** One check, combined over its scenarios: any fail, else any unknown, else pass; unknown scores 0. */
export type CheckResult = z.infer<typeof checkResultSchema>;

export const diagnosisSchema = z.object({
  id: z.string(),
  name: z.string(),
  confidence: z.number().min(0).max(1),
  /** Ids of the questions that teach it; left out when there are none. */
  questions: z.array(z.string()).optional(),
  /** Mistakes that look alike from outside, and what would tell them apart; left out when there are none. */
  confusable: z.array(z.object({ id: z.string(), name: z.string(), apart: z.string() })).optional(),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;

const errorSchema = z.object({ code: z.string(), message: z.string() });

/** What became of a grade. Points are whole numbers; times are in milliseconds. */
export const verdictSchema = z.object({
  schema: z.literal(1),
  lab: z.string(),
  status: statusSchema,
  points: z.number(),
  maxPoints: z.number(),
  durationMs: z.number(),
  node: z.string(),
  platform: z.string(),
  isolation: isolationSchema,
  /** The program ran in the network of this machine; left out when it did not. */
  network: z.literal('host').optional(),
  calibration: calibrationSchema,
  checks: z.array(checkResultSchema),
  mistakes: z.array(diagnosisSchema),
  error: errorSchema.nullable(),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** A grade that never began: nothing was measured and nothing judged. `lab` is null when none was named. */
const noVerdictSchema = verdictSchema.extend({
  lab: z.string().nullable(),
  status: z.literal('unknown'),
  points: z.literal(0),
  maxPoints: z.literal(0),
  isolation: z.null(),
  calibration: z.null(),
  checks: z.tuple([]),
  mistakes: z.tuple([]),
  error: errorSchema,
});
export type NoVerdict = z.infer<typeof noVerdictSchema>;

/** What `grade --json` prints: a verdict, or why there is none. */
export const gradeJsonSchema = z.union([verdictSchema, noVerdictSchema]);
