import type { Given } from './score.ts';
import { type Session, type View, viewOf } from './session.ts';

const MOVED_ON = 'The question before was answered in another terminal.';

/**
 * The session after answers that were given to the same session elsewhere: they count as given, and are not asked
 * again. What is on the screen stays, unless it is a question that is answered now; then the next one is asked.
 */
export function absorb(session: Session, elsewhere: readonly Given[], now: number): Session {
  const { items, given, view } = session;
  if (view.at === 'done') return session;
  const known = new Set(given.map(({ question }) => question));
  const answers = new Map(elsewhere.map((each) => [each.question, each]));
  const open = items.slice(given.length);
  const answered = open.filter(({ question: { id } }) => answers.has(id) && !known.has(id));
  if (answered.length === 0) return session;
  const left = open.filter((item) => !answered.includes(item));
  const after = {
    ...session,
    items: [...items.slice(0, given.length), ...answered, ...left],
    given: [...given, ...answered.flatMap(({ question }) => answers.get(question.id) ?? [])],
  };
  const taken = open[0] !== undefined && answered.includes(open[0]);
  return { ...after, view: viewAfter(view, after, taken, now) };
}

/** `taken`: the question that was to be answered next has its answer. */
function viewAfter(
  view: Exclude<View, { at: 'done' }>,
  { items, given }: Pick<Session, 'items' | 'given'>,
  taken: boolean,
  now: number,
): View {
  switch (view.at) {
    case 'feedback':
      return view;
    case 'asking':
    case 'running': {
      if (!taken) return { ...view, index: given.length };
      const next = viewOf(items, given.length, now);
      return next.at === 'asking' ? { ...next, notice: MOVED_ON } : next;
    }
    case 'help': {
      const over = viewAfter(view.over, { items, given }, taken, now);
      return over.at === 'done' || over.at === 'help' ? over : { at: 'help', over };
    }
  }
}

/** The session when it was ended elsewhere: nothing more is asked. */
export function endedElsewhere(session: Session): Session {
  return session.view.at === 'done' ? session : { ...session, view: { at: 'done', how: 'elsewhere' } };
}
