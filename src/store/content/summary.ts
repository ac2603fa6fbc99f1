import type { Lab, LabSummary } from '../../domain/lab.ts';

/** What the list shows of a lab. */
export const summarise = ({
  id,
  title,
  level,
  minutes,
  objective,
  after,
  summary,
  checks,
}: Lab): LabSummary => ({
  id,
  title,
  level,
  minutes,
  objective,
  after,
  summary,
  maxPoints: checks.reduce((sum, check) => sum + check.points, 0),
});

const LEVELS: readonly LabSummary['level'][] = ['beginner', 'intermediate', 'advanced', 'expert'];

/** From easy to hard; within a level by the labs that come first, then by name. */
export const inOrder = (labs: readonly LabSummary[]): LabSummary[] => {
  const byId = new Map(labs.map((lab) => [lab.id, lab]));
  const depth = (lab: LabSummary, seen: readonly string[] = []): number =>
    Math.max(
      0,
      ...lab.after.map((id) => {
        const before = byId.get(id);
        return before && !seen.includes(id) ? 1 + depth(before, [...seen, lab.id]) : 0;
      }),
    );
  const key = (lab: LabSummary): number => LEVELS.indexOf(lab.level) * 100 + depth(lab);
  return labs.toSorted((a, b) => key(a) - key(b) || a.id.localeCompare(b.id, 'en'));
};
