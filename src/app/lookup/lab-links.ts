import type { Lab } from '../../domain/lab.ts';

/** A question or an objective leads to so many labs. */
const MOST = 2;

/** The ids of the labs that practise what a question, or an objective, is about; those that fit best come first. */
export type LabLinks = {
  readonly ofQuestion: (id: string) => readonly string[];
  readonly ofObjective: (id: string) => readonly string[];
};

/**
 * From the labs themselves, given in the order in which they are to be done: a question leads to those of whose mistakes
 * most send the learner to it.
 */
export function labLinks(labs: readonly Pick<Lab, 'id' | 'objective' | 'mistakes'>[]): LabLinks {
  const times = new Map<string, Map<string, number>>();
  for (const { id, mistakes } of labs) {
    for (const question of mistakes.flatMap(({ questions }) => questions)) {
      const labsOf = times.get(question) ?? new Map<string, number>();
      times.set(question, labsOf.set(id, (labsOf.get(id) ?? 0) + 1));
    }
  }
  return {
    ofQuestion: (id) =>
      [...(times.get(id) ?? [])]
        .toSorted(([, one], [, other]) => other - one)
        .slice(0, MOST)
        .map(([lab]) => lab),
    ofObjective: (objective) =>
      labs
        .filter((lab) => lab.objective === objective)
        .slice(0, MOST)
        .map(({ id }) => id),
  };
}
