import type { ExamAction, ExamSession, LabGrade, LabStanding } from './view.ts';

const UNTRIED: LabStanding = { best: null, grades: 0, running: 0 };

/** The better of two grades: more points, and of equals the earlier. */
export function better(before: LabGrade | null, grade: LabGrade): LabGrade {
  return before === null || grade.points > before.points ? grade : before;
}

/** How labs stand when a grade has begun, came to something or to nothing. */
export function regraded(
  labs: ExamSession['labs'],
  action: Extract<ExamAction, { type: 'lab-began' | 'lab-graded' | 'lab-dropped' }>,
): ExamSession['labs'] {
  const before = labs.get(action.lab) ?? UNTRIED;
  const running = Math.max(0, before.running + (action.type === 'lab-began' ? 1 : -1));
  const after =
    action.type === 'lab-graded'
      ? { best: better(before.best, action.grade), grades: before.grades + 1, running }
      : { ...before, running };
  return new Map(labs).set(action.lab, after);
}
