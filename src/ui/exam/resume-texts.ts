import type { ExamSession } from '../../domain/exam/view.ts';
import { standingText } from './overview-lines.ts';
import { leftUntil, SIZE_WORDS, timeOfDay } from './words.ts';

/** What is told of a sitting that goes on, before it is gone on with. */
export function goesOnTexts(session: ExamSession, note: string | null): string[] {
  const { mode, size, startedAt, now } = session;
  const what = mode === 'training' ? 'A training exam' : 'An exam';
  return [
    `${what} (${SIZE_WORDS[size]}) was begun at ${timeOfDay(startedAt, now)}: ${leftUntil(session)}.`,
    standingText(session),
    'Its clock goes on meanwhile.',
    ...(note === null ? [] : [note]),
  ];
}
