/** Exit codes of the program; see `clusterprep --help`. */
export const EXIT = { ok: 0, notPassed: 1, notJudged: 2, usage: 64, interrupted: 130 } as const;

/**
 * The caller's words were off: exit 64. The message has two lines, each a sentence: what is wrong, and what to do.
 * `code` is for `--json`.
 */
export class UsageError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'UsageError';
    this.code = code;
  }
}

/** The grader or the machine failed, not the learner: exit 2. The message is of sentences, and says what may help. */
export class GraderError extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GraderError';
    this.code = code;
  }
}
