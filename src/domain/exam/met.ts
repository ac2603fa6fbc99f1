import { sameAnswer } from './drafts.ts';
import { viewAt } from './moves.ts';
import { better } from './standing.ts';
import type { ExamAction, ExamAnswer, ExamSession, LabStanding } from './view.ts';

/** The session after what another terminal recorded of it: the journal tells what stands. The screen stays where it is. */
export function met(session: ExamSession, action: Extract<ExamAction, { type: 'met' }>): ExamSession {
  if (action.ended) return { ...session, view: { at: 'over', why: 'elsewhere', settled: true } };
  const { answers, flagged, labs } = action.kept;
  const kinds = new Map(session.items.map(({ kind, paper }) => [paper.id, kind]));
  const stands = new Map<string, ExamAnswer>(session.answers);
  for (const [id, answer] of answers) {
    const mine = stands.get(id);
    if (kinds.get(id) === 'question' && !(mine && sameAnswer(mine.answer, answer.answer)))
      stands.set(id, answer);
  }
  const standings = new Map<string, LabStanding>(session.labs);
  for (const [id, { grades, ...best }] of labs) {
    const mine = standings.get(id);
    if (kinds.get(id) !== 'lab') continue;
    const running = mine?.running ?? 0;
    standings.set(id, {
      best: better(mine?.best ?? null, best),
      grades: Math.max(grades, mine?.grades ?? 0),
      running,
    });
  }
  const next = {
    ...session,
    answers: stands,
    labs: standings,
    flagged: flagged.filter((each) => kinds.has(each)),
  };
  const shown = viewAt(next, next.here);
  return session.view.at === 'item' && shown.at === 'feedback' ? { ...next, view: shown } : next;
}
