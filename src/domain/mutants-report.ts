/** One change of a solution. */
export type MutantRow = {
  readonly lab: string;
  readonly key: string;
  readonly file: string;
  readonly line: number;
  /** What was done: a statement dropped, a condition flipped, a number or an event's name changed, an `await` removed. */
  readonly kind: string;
  readonly before: string;
  readonly after: string;
};

/** What a learner would be told of a mutant that failed: the mistakes, the surest first, and what was seen, by check. */
export type ExplainedMutant = MutantRow & {
  readonly mistakes: readonly string[];
  readonly seen: Readonly<Record<string, string>>;
};

/** What `clusterprep check --mutants` found; printed by `--json`. Times in milliseconds. */
export type MutantsReport = {
  readonly schema: 1;
  readonly ms: number;
  readonly labs: readonly {
    readonly lab: string;
    readonly mutants: number;
    readonly killed: number;
    /** Known to be as right as the solution: `equivalent.yaml`. */
    readonly equivalent: number;
    /** Passed all checks: a hole in the checks, or equivalent. */
    readonly survived: readonly MutantRow[];
    /** Could not be judged. */
    readonly undecided: readonly MutantRow[];
    readonly outdated: readonly string[];
    /** Those that were killed, graded to the end with `--explain`; empty without it. */
    readonly explained: readonly ExplainedMutant[];
  }[];
  /** Mutants that were not graded, because the command was interrupted; 0: the report is whole. */
  readonly left: number;
};
