import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** A word of the blueprint. */
export const termSchema = z
  .object({
    term: z.string().min(1),
    objective: id,
    /** What people call it besides; the search takes them for the same. */
    also: z.array(z.string().min(1)).default([]),
    meaning: z.string().min(40),
    /** Terms of the glossary. */
    related: z.array(z.string()).min(1),
    /** Ids of questions and labs that practise it. */
    questions: z.array(id).default([]),
    labs: z.array(id).default([]),
    source: z.url(),
  })
  .strict();
export type Term = z.infer<typeof termSchema>;
export const glossarySchema = z.array(termSchema).min(1);

/** One step on the way from one process to a cluster in production: lessons to read, then a question to answer. */
export const stepSchema = z
  .object({
    title: z.string().min(5),
    /** What is reached with it, in a sentence. */
    aim: z.string().min(20),
    /** Objectives, whose lessons are read in this order. */
    lessons: z.array(id).min(1).max(2),
    /** The id of the question that ends it. */
    question: id,
    points: z.number().int().positive(),
  })
  .strict();
export type Step = z.infer<typeof stepSchema>;
export const pathSchema = z.array(stepSchema).length(8);

/** What `questions/lessons/<objective>.md` says. */
export type Lesson = {
  readonly objective: string;
  readonly title: string;
  /** Markdown, without the title. */
  readonly text: string;
};

/** What people believe, and what is true instead. Both are Markdown. */
export type Misbelief = { readonly wrong: string; readonly right: string };

/** An item of a list as the misbelief that it tells: `*A sentence that is wrong.* What is true.` Null for any other item. */
export function misbeliefIn(item: string): Misbelief | null {
  const [, wrong, right] = /^\*([^*\s][^*]*[.?!])\*\s+(\S[\s\S]*)$/.exec(item.trim()) ?? [];
  return wrong === undefined || right === undefined ? null : { wrong, right };
}

/** All that there is to learn from besides questions and labs. */
export type Learning = {
  readonly glossary: readonly Term[];
  readonly lessons: readonly Lesson[];
  readonly path: readonly Step[];
};
