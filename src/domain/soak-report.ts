import type { Status } from './finding.ts';

/** One grade of a soak. */
export type SoakGrade = {
  /** Its place in the plan. */
  readonly n: number;
  readonly lab: string;
  readonly answer: string;
  readonly right: boolean;
  /** Whether every core was kept busy meanwhile. */
  readonly load: boolean;
  /** null: the grader itself failed. */
  readonly status: Status | null;
  /** Each check that did not pass, with the reason. */
  readonly because: readonly string[];
  readonly tooSlow: boolean;
  readonly ms: number;
};

export type SoakCount = Readonly<Record<'grades' | 'pass' | 'fail' | 'unknown' | 'fault', number>>;

/** What `clusterprep check --soak` found; printed by `--json`. Times in milliseconds. */
export type SoakReport = {
  readonly schema: 1;
  readonly planned: number;
  readonly right: { readonly idle: SoakCount; readonly loaded: SoakCount };
  readonly wrong: SoakCount;
  /** Right answers that failed, and wrong ones that passed: there must be none. */
  readonly falseFails: readonly SoakGrade[];
  readonly falsePasses: readonly SoakGrade[];
  /** Right answers that could not be judged: at most one in a hundred. */
  readonly unknowns: readonly SoakGrade[];
  readonly faults: readonly SoakGrade[];
  /** Whether all that was planned is done, and nothing went wrong. */
  readonly holds: boolean;
  /** What the grades took, added up. */
  readonly sumMs: number;
};

const MOST_UNKNOWN = 0.01;

/** Counts the grades of a soak that planned so many. */
export function soakReport(planned: number, grades: readonly SoakGrade[]): SoakReport {
  const right = grades.filter((grade) => grade.right);
  const wrong = grades.filter((grade) => !grade.right);
  const falseFails = right.filter(({ status }) => status === 'fail');
  const falsePasses = wrong.filter(({ status }) => status === 'pass');
  const unknowns = right.filter(({ status }) => status === 'unknown');
  const faults = grades.filter(({ status }) => status === null);
  return {
    schema: 1,
    planned,
    right: {
      idle: countOf(right.filter(({ load }) => !load)),
      loaded: countOf(right.filter(({ load }) => load)),
    },
    wrong: countOf(wrong),
    falseFails,
    falsePasses,
    unknowns,
    faults,
    holds:
      grades.length === planned &&
      falseFails.length + falsePasses.length + faults.length === 0 &&
      unknowns.length <= right.length * MOST_UNKNOWN,
    sumMs: grades.reduce((sum, { ms }) => sum + ms, 0),
  };
}

function countOf(grades: readonly SoakGrade[]): SoakCount {
  const of = (wanted: Status | null) => grades.filter(({ status }) => status === wanted).length;
  return {
    grades: grades.length,
    pass: of('pass'),
    fail: of('fail'),
    unknown: of('unknown'),
    fault: of(null),
  };
}
