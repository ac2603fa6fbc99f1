import { randomInt, randomUUID } from 'node:crypto';
import { pathStanding, type StepStanding } from '../../app/learn.ts';
import type { Learning } from '../../domain/learn.ts';
import { labSummaries, loadBlueprint, loadIndex, loadQuestions } from '../../store/content.ts';
import type { Store } from '../../store/store.ts';
import { pointsText } from '../../ui/lookup/path-lines.ts';
import type { Ending } from '../../ui/quiz/end-lines.ts';
import type { Room } from '../quiz/sit.ts';

/** A sitting of the one question that ends a step. An interrupted quiz is left for `quiz` to offer. */
export async function roomOf(standing: StepStanding, learning: Learning, store: Store): Promise<Room> {
  const { step } = standing;
  const [blueprint, index, labs] = await Promise.all([loadBlueprint(), loadIndex(), labSummaries()]);
  const plan = async () => {
    const questions = await loadQuestions([step.question]);
    return { id: randomUUID(), seed: randomInt(2 ** 31), questions, objectives: [] };
  };
  return {
    blueprint,
    bank: { index, load: loadQuestions },
    labs,
    store,
    plan,
    mayResume: false,
    ending: endingOf(standing, learning, store),
  };
}

function endingOf({ number, step, done }: StepStanding, learning: Learning, store: Store): Ending {
  const told = (right: boolean): string[] => {
    const path = pathStanding(learning, store.state());
    const again = `Take the step again: \`clusterprep learn --step ${number}\`.`;
    const { next } = path;
    return [
      right ? `Right: step ${number} is done.` : 'Not right yet.',
      ...(right ? [] : [done ? 'The step stays done: you have answered it right before.' : again]),
      `The path: ${pointsText(path)}`,
      ...(store.status.kind === 'ok' ? [] : [`Your answers are not kept: ${store.status.reason}.`]),
      ...(right && next !== undefined
        ? [`Next is step ${next.number}, ${next.step.title}: \`clusterprep learn --step ${next.number}\`.`]
        : []),
    ];
  };
  return { title: `Step ${number} of ${learning.path.length}: ${step.title}`, told };
}
