import { timeLeft } from '../../domain/exam/items.ts';
import type { ExamMode, ExamSize } from '../../domain/exam/paper.ts';
import type { ExamSession } from '../../domain/exam/view.ts';

/** The sizes as they are told. */
export const SIZE_WORDS: Readonly<Record<ExamSize, string>> = {
  full: 'full',
  half: 'half',
  quiz: 'quiz only',
};

/** What each mode means, in a sentence. */
export const MODE_WORDS: Readonly<Record<ExamMode, string>> = {
  exam: 'nothing is told before the end, there are no hints, and the result is recorded',
  training: 'each answer is explained at once, labs have hints, and it never counts as your best',
};

/** `1 point`, `3 points`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** A time as a clock shows it: `1:58:05`, `4:07`. A part of a second counts as a whole one while time runs down. */
export function countdown(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The time of day, and the day where it is another one: `16:02`, `Fri 00:40`. Both in milliseconds since 1970. */
export function timeOfDay(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  const time = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  const day = then.toLocaleDateString('en-GB', { weekday: 'short' });
  return then.toDateString() === today.toDateString() ? time : `${day} ${time}`;
}

/** How long there is, and until when: `58 minutes left, until 16:02`. */
export function leftUntil(session: Pick<ExamSession, 'deadline' | 'now'>): string {
  const minutes = Math.floor(timeLeft(session) / 60_000);
  const left = minutes < 1 ? 'less than a minute' : counted(minutes, 'minute');
  return `${left} left, until ${timeOfDay(session.deadline, session.now)}`;
}

/** The same at the beginning of a sentence. */
export const leftUntilSentence = (session: Pick<ExamSession, 'deadline' | 'now'>): string => {
  const text = leftUntil(session);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

/** Places as they are told, counted from 1; not more than `most` of them. */
export function placesText(places: readonly number[], most = 12): string {
  const shown = places.slice(0, most).map((place) => String(place + 1));
  const more = places.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
