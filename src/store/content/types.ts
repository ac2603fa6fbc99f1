import type { Lab, LabSummary } from '../../domain/lab.ts';
import type { Blueprint, Question } from '../../domain/question.ts';

/** Labs and questions, wherever they come from: YAML in a folder, or the JSON that the build made of it. */
export type Content = {
  /** Sorted from easy to hard, labs that come after another behind it. */
  readonly labSummaries: () => Promise<LabSummary[]>;
  /** `folder` is the absolute path of the lab. Resolves with null for an id that is not there. */
  readonly loadLab: (id: string) => Promise<{ readonly lab: Lab; readonly folder: string } | null>;
  readonly loadQuestions: () => Promise<Question[]>;
  readonly loadBlueprint: () => Promise<Blueprint>;
};
