import type { Known } from '../store/content/lab-names.ts';
import { labSummaries, loadBlueprint, loadIndex } from '../store/content.ts';

/** All names that a lab may use and does not define itself. */
export async function knownNames(): Promise<Known> {
  const [blueprint, labs, index, { graderNames }] = await Promise.all([
    loadBlueprint(),
    labSummaries(),
    loadIndex(),
    import('../grader/names.ts'),
  ]);
  return {
    objectives: blueprint.objectives.map(({ id }) => id),
    labs: labs.map(({ id }) => id),
    questions: index.map(({ id }) => id),
    ...graderNames,
  };
}
