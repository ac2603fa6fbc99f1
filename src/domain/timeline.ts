import { z } from 'zod';
import { eventSchema } from './event.ts';

export const isolationSchema = z.enum(['bubblewrap', 'namespace', 'process-group']);
/** The tier that contained the program; see the design of the grader. */
export type Isolation = z.infer<typeof isolationSchema>;

export const calibrationSchema = z.object({
  /** Milliseconds to start a bare Node here, the better of two. */
  startMs: z.number(),
  /** Lateness that nine in ten 5 ms timers stayed below, in milliseconds. */
  lagMs: z.number(),
  /** What deadlines are multiplied with, from 1 to 3. */
  scale: z.number().min(1).max(3),
  /** The machine is so slow or so busy that timed checks cannot be judged. */
  tooSlow: z.boolean(),
  /** How long before the grade it was measured, in milliseconds; left out when it was measured for this grade. */
  ageMs: z.number().nonnegative().optional(),
});
export type Calibration = z.infer<typeof calibrationSchema>;

/** The events of one run of one scenario, in order, and what is needed to judge them again. */
export const timelineSchema = z.object({
  schema: z.literal(1),
  lab: z.string(),
  scenario: z.string(),
  node: z.string(),
  platform: z.string(),
  isolation: isolationSchema,
  untrusted: z.boolean().default(false),
  /** It ran in the network of this machine, in every tier, to reach a service there; left out when it did not. */
  network: z.literal('host').optional(),
  calibration: calibrationSchema,
  /** WORKERS as given to the program, null when it was left out. */
  workers: z.number().int().nullable(),
  events: z.array(eventSchema),
});
export type Timeline = z.infer<typeof timelineSchema>;

/**
 * Why a scenario was not run: the program had not booted in the first one, or the time of the whole grade was spent.
 * A scenario with a timeline may be `out-of-time` too: it should have been run once more.
 */
const notRunSchema = z.enum(['boot-failed', 'out-of-time']);
export type NotRun = z.infer<typeof notRunSchema>;

/** What `--timeline` writes: all runs of one grade. */
export const recordingSchema = z.object({
  schema: z.literal(1),
  lab: z.string(),
  durationMs: z.number(),
  timelines: z.array(timelineSchema),
  /** By scenario; left out when all were run. */
  notRun: z.record(z.string(), notRunSchema).optional(),
});
export type Recording = z.infer<typeof recordingSchema>;
