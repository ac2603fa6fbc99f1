import { runningQuestion } from '../domain/quiz/session.ts';
import type { Programs } from './ports.ts';
import type { Sitting } from './quiz.ts';

/**
 * Runs the program of the question on the screen, which waits for it, and tells the sitting what came of it. `signal`
 * ends it early. Rejects when the answer cannot be recorded.
 */
export async function runShown(sitting: Sitting, programs: Programs, signal: AbortSignal): Promise<void> {
  const question = runningQuestion(sitting.session());
  if (question === undefined) return;
  const { id } = question;
  const ran = await programs.run(
    question,
    (spoken) => {
      // A line that cannot be shown any more is none that is missed.
      sitting.dispatch({ type: 'spoke', question: id, spoken }).catch(() => {});
    },
    signal,
  );
  // Who did not wait for it has been answered already.
  if (runningQuestion(sitting.session())?.id !== id) return;
  await sitting.dispatch({ type: 'ran', question: id, ran });
}
