import type { ListedLab } from './lab-list.ts';

/** A lab in its place on the map. */
export type MapRow = {
  readonly lab: ListedLab;
  /** For each step down from a lab that builds on nothing: whether it is the last one below its forerunner. */
  readonly lasts: readonly boolean[];
  /** Forerunners, besides the one that it stands below and those that this one has itself. */
  readonly also: readonly string[];
};

/**
 * The labs as a tree, from top to bottom: each stands below the forerunner that comes latest. Labs that build on one
 * another in a circle each stand there once.
 */
export const labMap = (labs: readonly ListedLab[]): MapRow[] => {
  const byId = new Map(labs.map((lab) => [lab.id, lab]));
  const known = (lab: ListedLab | undefined): string[] => lab?.after.filter((id) => byId.has(id)) ?? [];
  const steps = (id: string, seen: readonly string[] = []): number =>
    Math.max(
      0,
      ...known(byId.get(id))
        .filter((each) => !seen.includes(each))
        .map((each) => 1 + steps(each, [...seen, id])),
    );
  const forerunner = (lab: ListedLab): string | undefined =>
    known(lab)
      .toSorted((a, b) => steps(a) - steps(b))
      .at(-1);
  const before = (id: string, found = new Set<string>()): Set<string> => {
    for (const each of known(byId.get(id)).filter((one) => !found.has(one))) before(each, found.add(each));
    return found;
  };
  const rows: MapRow[] = [];
  const placed = new Set<string>();
  const place = (lab: ListedLab, lasts: readonly boolean[], below?: string): void => {
    placed.add(lab.id);
    const implied = below === undefined ? new Set<string>() : before(below).add(below);
    const also = below === undefined ? [] : known(lab).filter((id) => !implied.has(id));
    rows.push({ lab, lasts, also });
    const next = labs.filter((each) => forerunner(each) === lab.id && !placed.has(each.id));
    for (const [n, each] of next.entries()) place(each, [...lasts, n === next.length - 1], lab.id);
  };
  for (const lab of labs) if (known(lab).length === 0) place(lab, []);
  for (const lab of labs) if (!placed.has(lab.id)) place(lab, []);
  return rows;
};
