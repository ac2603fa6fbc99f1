import type { OpenSession, ProgressState } from '../domain/progress.ts';

/** A session that was begun, answered in part and not ended. */
export type Unfinished = {
  readonly id: string;
  readonly session: OpenSession;
  readonly answered: number;
  /** Questions that there still are. */
  readonly total: number;
};

/** Tells of the questions of open sessions whether they are still in the bank. */
export function inBank(
  open: ProgressState['open'],
  index: readonly { readonly id: string }[],
): (question: string) => boolean {
  const asked = new Set(Object.values(open).flatMap(({ questions }) => questions));
  // Without open sessions, which is the usual case, nothing is looked up.
  const known = new Set(asked.size === 0 ? [] : index.filter(({ id }) => asked.has(id)).map(({ id }) => id));
  return (question) => known.has(question);
}

/** The sessions that can go on, the latest first. `knows` tells whether a question is still in the bank. */
export function unfinished(
  open: ProgressState['open'],
  mode: OpenSession['mode'],
  knows: (question: string) => boolean,
): Unfinished[] {
  return Object.entries(open)
    .filter(([, session]) => session.mode === mode)
    .map(([id, session]) => {
      const left = session.questions.filter(knows);
      const answered = left.filter((question) => Object.hasOwn(session.answers, question)).length;
      return { id, session, answered, total: left.length };
    })
    .filter(({ answered, total }) => answered > 0 && answered < total)
    .sort((a, b) => (a.session.at < b.session.at ? 1 : -1));
}
