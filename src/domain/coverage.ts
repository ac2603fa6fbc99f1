import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** Something that the bank must ask for, such as `cluster.fork([env])`, with questions that do. */
const topicSchema = z
  .object({
    name: z.string().min(1),
    /** Each of the questions says this somewhere; without it the name itself up to its brackets. */
    says: z.string().min(1).optional(),
    /** Where Node's page on cluster tells of it: what stands behind `#`. */
    anchor: z.string().min(1).optional(),
    questions: z.array(id).default([]),
  })
  .strict();
export type Topic = z.infer<typeof topicSchema>;

/** What `questions/review/coverage.yaml` says. */
export const coverageSchema = z
  .object({
    /** Words in capitals that every developer knows; others must be in the glossary or be explained. */
    plainWords: z.array(z.string().min(1)),
    groups: z
      .array(z.object({ title: z.string().min(1), topics: z.array(topicSchema).min(1) }).strict())
      .min(1),
  })
  .strict();
export type Coverage = z.infer<typeof coverageSchema>;
