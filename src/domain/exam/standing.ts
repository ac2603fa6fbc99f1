import type { ExamAction, ExamSession, LabGrade, LabStanding } from './view.ts';

const UNTRIED: LabStanding = { best: null, grades: 0, running: 0 };

type Graded = Pick<LabGrade, 'points' | 'maxPoints' | 'judged'>;

/** Whether a grade takes the place of an earlier one: by more points, or by as many where more could be judged. */
export function beats(grade: Graded, before: Graded): boolean {
  const judged = ({ judged, maxPoints }: Graded): number => judged ?? maxPoints;
  if (grade.points !== before.points) return grade.points > before.points;
  return judged(grade) > judged(before);
}

/** The better of two grades, and of equals the earlier. */
export function better(before: LabGrade | null, grade: LabGrade): LabGrade {
  return before === null || beats(grade, before) ? grade : before;
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
