import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/);
/** The name of a file without its last extension. */
const stem = z.string().regex(/^[a-z][a-z0-9.-]*$/);
const param = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.array(z.number())]);

/** A probe or check by its registered name, with its parameters. */
export const callSchema = z.object({ use: id, with: z.record(z.string(), param).default({}) });

/** A server that the program finds on PORT, where the program is a client. From outside it looks like a cluster. */
export const hiddenSchema = z.object({
  workers: z.number().int().positive(),
  /** Which worker gets each connection, by places from 0, over and over. Left out: as round robin does it. */
  turns: z.array(z.number().int().nonnegative()).default([]),
  /** So many connections come first that round robin shares. */
  fair: z.number().int().nonnegative().default(0),
  /** Milliseconds in which each worker takes a connection over. */
  takes: z.array(z.number().nonnegative()).default([]),
  /** After so many answers it breaks off and is gone; or, with `silent`, answers no more. */
  answers: z.number().int().nonnegative().optional(),
  /** It takes connections and requests, and never answers. */
  silent: z.boolean().default(false),
  /** The place, from 1, of one answer that comes late, and by how many milliseconds. */
  late: z.object({ answer: z.number().int().positive(), ms: z.number().positive() }).optional(),
});
export type Hidden = z.infer<typeof hiddenSchema>;

export const scenarioSchema = z.object({
  id,
  title: z.string(),
  /** null: WORKERS is left out of the environment. */
  workers: z.number().int().positive().nullable(),
  /** `1500*scale` is a time that follows the machine; `{scratch}` is an empty folder of this run, writable for all; `{calls}` a server that records who calls it. */
  env: z.record(z.string(), z.string()).default({}),
  /** Limit the program to this many CPUs, where the platform can. */
  cpus: z.number().int().positive().optional(),
  /** `serves`: probes begin when `GET /` is answered. `none`: they begin at once; the program need not serve at all. */
  boot: z.enum(['serves', 'none']).default('serves'),
  /** What starts the entry: `node`, as by default, or `pm2` in the foreground; then the entry is an ecosystem file. */
  launch: z.enum(['node', 'pm2']).optional(),
  /** What follows the entry on the command line. */
  args: z.array(z.string()).optional(),
  hidden: hiddenSchema.optional(),
  /** Never beside another scenario. */
  alone: z.boolean().default(false),
  probes: z.array(callSchema).min(1),
});
export type Scenario = z.infer<typeof scenarioSchema>;

export const labCheckSchema = z.object({
  id,
  title: z.string(),
  use: id,
  with: z.record(z.string(), param).default({}),
  scenarios: z.array(id).min(1),
  points: z.number().int().nonnegative(),
  /** Why a user or an operator of the server would care. */
  why: z.string(),
  hint: z.string(),
  link: z.url(),
});
export type LabCheck = z.infer<typeof labCheckSchema>;

/** What betrays a mistake: check states, and facts of scenarios, all of which must hold. */
export const signatureSchema = z.object({
  checks: z.record(z.string(), z.enum(['pass', 'fail', 'unknown', 'not-pass'])).default({}),
  /** `scenario.fact`: an exact value, or a range of numbers. */
  facts: z
    .record(
      z.string(),
      z.union([
        z.string(),
        z.number(),
        z.boolean(),
        z.object({ min: z.number().optional(), max: z.number().optional() }).strict(),
      ]),
    )
    .default({}),
});

export const mistakeSchema = z.object({
  id,
  name: z.string(),
  /** How sure the signature makes us when it matches, 0 to 1. Of two that match, the surer is named first. */
  confidence: z.number().min(0).max(1),
  any: z.array(signatureSchema).min(1),
  explanation: z.string(),
  /** What to try. */
  remedy: z.string(),
  /** Ids of questions that teach it. */
  questions: z.array(z.string()).default([]),
  /** Where it is known from: Node's documentation or an issue. */
  source: z.url(),
  /** Ids of mistakes that can look the same, and what would tell them apart. */
  confusable: z.array(z.object({ id, apart: z.string() })).default([]),
});
export type Mistake = z.infer<typeof mistakeSchema>;

export const answerSchema = z.object({
  /** The folder's name below `wrong/`. */
  id,
  mistake: id,
  fails: z.array(id).min(1),
  may: z.array(z.object({ check: id, reason: z.string() })).default([]),
  /** Why it cannot be told from a right answer, and stays as a known limit. Without: it must fail. */
  survives: z.string().min(20).optional(),
});

export const labSchema = z.object({
  schema: z.literal(1),
  id,
  title: z.string(),
  level: z.enum(['beginner', 'intermediate', 'advanced', 'expert']),
  objective: z.string(),
  /** The entry's name without its extension. */
  entry: stem.default('server'),
  /**
   * What the program finds beside itself. `redis`: a Redis at `REDIS_URL` (the learner's own, or one that is started for
   * each run), or where there is none, `STORE_FILE`, the name of a SQLite file that nobody has made yet.
   */
  service: z.enum(['redis']).optional(),
  minutes: z.number().int().positive(),
  summary: z.string(),
  after: z.array(id).default([]),
  hints: z.array(z.object({ text: z.string(), cost: z.number().int().nonnegative() })).default([]),
  scenarios: z.array(scenarioSchema).min(1),
  checks: z.array(labCheckSchema).min(1),
  mistakes: z.array(mistakeSchema),
  wrong: z.array(answerSchema),
  /** Checks that no wrong answer fails, and why they are worth having nevertheless. */
  unkilled: z.array(z.object({ check: id, reason: z.string().min(20) })).default([]),
  /** What a pass has proved, what explains it, what to read. */
  passed: z.object({
    proved: z.string(),
    explanation: z.string(),
    read: z.array(z.object({ title: z.string(), url: z.url() })),
  }),
});
export type Lab = z.infer<typeof labSchema>;

/** What a list of labs shows; small, so that listing reads nothing else. Minutes are the time to plan for. */
export type LabSummary = Pick<
  Lab,
  'id' | 'title' | 'level' | 'minutes' | 'objective' | 'after' | 'summary'
> & {
  readonly maxPoints: number;
};
