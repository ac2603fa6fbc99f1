import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/);
const common = {
  id,
  objective: id,
  level: z.enum(['recall', 'apply', 'analyse', 'judge']),
  prompt: z.string().min(10),
  /** Shown with highlighting. */
  code: z.string().optional(),
  /** Language of `code`. */
  language: z.enum(['js', 'ts', 'sh', 'json', 'text']).default('js'),
  /** Why the answer is right. */
  explanation: z.string().min(20),
  source: z.url(),
  /** Node majors for which the answer holds. */
  nodes: z.array(z.number().int()).default([22, 24, 26]),
  /**
   * A program below questions/proofs/ whose last line of output is JSON. `prints` is what that JSON must be for the
   * answer to be true. Every answer about behaviour has one.
   */
  proof: z.object({ file: z.string(), prints: z.unknown() }).optional(),
};
/** Why it is right, or why it is tempting and wrong. */
const because = z.string().min(10);
const option = z.object({ id, text: z.string().min(1), because });
/** A line of code by its text, without the blanks around it. */
const codeLine = z.object({ line: z.string().min(1), because });
const timelineLine = z.object({
  /** Milliseconds since the excerpt's first moment. */
  ms: z.number().min(0),
  /** Who did it: `primary`, `worker 2`, `request 5`, `grader`. */
  who: z.string().min(1).max(12),
  what: z.string().min(1),
});

export const questionSchema = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('one'), options: z.array(option).min(3), answer: id }),
  z.object({
    ...common,
    kind: z.literal('several'),
    options: z.array(option).min(4),
    answers: z.array(id).min(1),
  }),
  /** `items` stand in the right order. */
  z.object({ ...common, kind: z.literal('order'), items: z.array(option).min(3) }),
  /** Judged by parsing: two spellings of one command or expression are one answer. */
  z.object({
    ...common,
    kind: z.literal('fill'),
    /** How an answer is parsed. */
    grammar: z.enum(['command', 'expression', 'number', 'word']),
    /** Any of them is right, in any equivalent spelling. */
    accepts: z.array(z.string()).min(1),
    /** Flags that mean the same, for commands: `{ "-i": "--instances" }`; and values: `{ "--instances=max": "--instances=0" }`. */
    aliases: z.record(z.string(), z.string()).default({}),
    /** Answers that people give, and why each is wrong. */
    wrong: z.array(z.object({ text: z.string(), because: z.string().min(10) })).min(1),
  }),
  /** The learner picks the output that the code prints. */
  z.object({
    ...common,
    kind: z.literal('predict'),
    code: z.string(),
    options: z.array(option).min(3),
    answer: id,
  }),
  /**
   * The prompt is a statement. Each option says whether it is true, and gives a reason: `text` is the reason alone, and
   * is shown after "True: " or "False: ". At least one option says true and one says false; a right verdict with a
   * wrong reason makes a good distractor.
   */
  z.object({
    ...common,
    kind: z.literal('truth'),
    options: z.array(option.extend({ says: z.boolean() })).min(3),
    answer: id,
  }),
  /** Each term has one meaning, its own; `others` are meanings that belong to none of the terms. At most 9 meanings. */
  z.object({
    ...common,
    kind: z.literal('match'),
    pairs: z.array(z.object({ id, term: z.string().min(1), meaning: z.string().min(1), because })).min(3),
    others: z.array(z.object({ id, meaning: z.string().min(1), because })).default([]),
  }),
  /**
   * The learner picks the faulty line of the code. A line is named by its whole text without the blanks around it, and
   * must stand in the code once. Any line of `faulty` is right; `suspects` are lines that are tempting and fine. Lines
   * that hold only brackets or a comment cannot be picked.
   */
  z.object({
    ...common,
    kind: z.literal('line'),
    code: z.string(),
    faulty: z.array(codeLine).min(1),
    suspects: z.array(codeLine).min(2),
  }),
  /** The learner reads what the grader recorded in a real run. */
  z.object({
    ...common,
    kind: z.literal('timeline'),
    timeline: z.object({
      /** The recording: lab, answer and scenario, such as `respawn, wrong answer only-once, kill-one`. */
      from: z.string().min(1),
      lines: z.array(timelineLine).min(3),
    }),
    options: z.array(option).min(3),
    answer: id,
  }),
  /**
   * The learner predicts, as in `predict`; then the program of the proof is run on their Node. It prints one JSON
   * object a line, such as `{"worker": 1, "said": "counter is 2"}`, `{"primary": true, "said": …}` or `{"client": 3,
   * "said": …}`, which the screen shows one by one, and last the result, which `proof.prints` names. `code` is what the
   * learner reads: the program, or the part of it that matters.
   */
  z.object({
    ...common,
    kind: z.literal('run'),
    code: z.string(),
    proof: z.object({ file: z.string(), prints: z.unknown() }),
    options: z.array(option).min(3),
    answer: id,
  }),
]);
export type Question = z.infer<typeof questionSchema>;

/** What the index of the bank knows of a question: enough to draw it and to score it, without its text. */
export type QuestionEntry = Pick<Question, 'id' | 'objective' | 'level' | 'kind'> & {
  /** As `digestOf` makes it: another one when the question asks something else than before. */
  readonly digest: string;
};

export const questionFileSchema = z.array(questionSchema);

export const objectiveSchema = z.object({
  id,
  title: z.string(),
  /** Share of the exam, in percent; all add up to 100. */
  weight: z.number().positive(),
  summary: z.string(),
});
export type Objective = z.infer<typeof objectiveSchema>;

export const blueprintSchema = z.object({
  schema: z.literal(1),
  title: z.string(),
  /** Percent. */
  passMark: z.number(),
  note: z.string(),
  objectives: z.array(objectiveSchema).min(1),
});
export type Blueprint = z.infer<typeof blueprintSchema>;
