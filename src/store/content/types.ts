import type { Lab, LabSummary } from '../../domain/lab.ts';
import type { Learning } from '../../domain/learn.ts';
import type { Blueprint, Question, QuestionEntry } from '../../domain/question.ts';

/** Labs and questions, wherever they come from: YAML in a folder, or the JSON that the build made of it. */
export type Content = {
  /** Sorted from easy to hard, labs that come after another behind it. */
  readonly labSummaries: () => Promise<LabSummary[]>;
  /** `folder` is the absolute path of the lab. Resolves with null for an id that is not there. */
  readonly loadLab: (id: string) => Promise<{ readonly lab: Lab; readonly folder: string } | null>;
  /** What there is to draw from, in no particular order. */
  readonly loadIndex: () => Promise<readonly QuestionEntry[]>;
  /** The questions with these ids, in this order, without those that are not there; without ids: all. */
  readonly loadQuestions: (ids?: readonly string[]) => Promise<Question[]>;
  readonly loadBlueprint: () => Promise<Blueprint>;
  /** Glossary, lessons and path; empty where there are none. */
  readonly loadLearning: () => Promise<Learning>;
  /** The brief of a lab in Markdown; empty for a lab that has none. */
  readonly loadBrief: (id: string) => Promise<string>;
  /** What the build made for the search, as JSON; null where nothing was built. */
  readonly loadSearch: () => Promise<string | null>;
};
