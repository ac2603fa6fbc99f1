import type { BankReport } from './bank-report.ts';
import type { Status } from './finding.ts';

/** One answer of a lab as it was graded, or as its recording was judged. */
export type GradeRow = {
  readonly lab: string;
  /** `starter`, `solution`, `accepted/class`, `wrong/no-handler`, ... */
  readonly answer: string;
  readonly run: number;
  /** The Node that ran it, `v24.21.0`. */
  readonly node: string;
  readonly source: 'graded' | 'recorded';
  /** null: the grader failed. */
  readonly status: Status | null;
  /** The mistake named first, and all that were named. */
  readonly mistake: string | null;
  readonly mistakes: readonly string[];
  readonly failed: readonly string[];
  readonly checks: Readonly<Record<string, Status>>;
  /** Why, of each check that did not pass. */
  readonly because: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
  readonly ms: number;
};

/** A lab's checks, with the wrong answers that each of them fails. */
export type LabMatrix = {
  readonly lab: string;
  readonly title: string;
  readonly checks: readonly {
    readonly id: string;
    readonly title: string;
    readonly kills: readonly string[];
    /** Why it may stay although nothing fails it. */
    readonly unkilled: string | null;
  }[];
};

export type ProofRow = {
  readonly question: string;
  readonly node: string;
  readonly problem: string | null;
  readonly ms: number;
};

/** What `clusterprep check` found; printed by `--json`. Times in milliseconds. */
export type CheckReport = {
  readonly schema: 1;
  readonly ms: number;
  /** What grading and judging took of it, and what the single grades took, added up. */
  readonly gradesMs: number;
  readonly sumMs: number;
  readonly labs: readonly LabMatrix[];
  readonly grades: readonly GradeRow[];
  readonly proofs: readonly ProofRow[];
  /** What the bank covers; null when it was not looked at as a whole. */
  readonly coverage: BankReport | null;
  /** Any of these fails the command. */
  readonly problems: readonly string[];
  /** Worth knowing, and no failure: recordings that are out of date. */
  readonly notes: readonly string[];
  /** Grades, judgements and proofs that are missing, because the command was interrupted; 0: it is whole. */
  readonly left: number;
};
