import { get } from '../domain/progress-table.ts';
import type { Question } from '../domain/question.ts';
import { absorb, endedElsewhere } from '../domain/quiz/absorb.ts';
import type { Session } from '../domain/quiz/session.ts';
import type { QuizStore } from './ports.ts';
import { answersIn } from './recorded-answers.ts';

/**
 * The session after all that another terminal has recorded of it meanwhile: the same quiz can be resumed in two. `now`
 * in milliseconds of the session's clock.
 */
export async function meetElsewhere(
  session: Session,
  { id, questions }: { readonly id: string; readonly questions: readonly Question[] },
  store: QuizStore,
  now: number,
): Promise<Session> {
  if (store.refresh === undefined) return session;
  await store.refresh();
  const { open, attempts } = store.state();
  if (attempts.some(({ of, ref }) => of !== 'lab' && ref === id)) return endedElsewhere(session);
  const recorded = get(open, id);
  return recorded === undefined ? session : absorb(session, answersIn(recorded, questions), now);
}
