import type { Lab } from '../domain/lab.ts';
import type { Answer } from './answers.ts';
import type { Kept } from './recorded/pack.ts';
import type { Shelf } from './recorded/shelf.ts';

/** An answer of a lab, and its recording if there is one. */
export type Placed = {
  readonly lab: Lab;
  readonly shelf: Shelf;
  readonly answer: Answer;
  readonly kept: Kept | undefined;
};

/**
 * All answers of a lab of which one is not recorded as it and the scenarios are now. Where only the grader is another, and
 * that is so for every lab when a shared part of it changes, the starter and the solution: both verdicts are seen anew.
 */
export function changedOf(answers: readonly Placed[]): readonly Placed[] {
  const stale = answers.map(({ shelf, answer, kept }) =>
    kept === undefined ? (['answer'] as const) : shelf.stale(answer.name, kept),
  );
  if (stale.some((parts) => parts.some((part) => part !== 'grader'))) return answers;
  if (stale.every((parts) => parts.length === 0)) return [];
  return answers.filter(({ answer: { name } }) => name === 'starter' || name === 'solution');
}

/** A line on a lab whose recordings are older than the grader; nothing else can be stale of what `changedOf` leaves out. */
export function olderGrader(judged: readonly Placed[]): string[] {
  const [first] = judged;
  const older = judged.filter(({ shelf, answer, kept }) => kept && shelf.stale(answer.name, kept).length > 0);
  if (first === undefined || older.length === 0) return [];
  const { id } = first.lab;
  return [
    `${id}: ${older.length} recordings are older than the grader: clusterprep check --only ${id} --record`,
  ];
}

/** Why the recording of an answer is out of date, or that there is none. */
export function newsOf({ lab, shelf, answer, kept }: Placed): string[] {
  const name = `${lab.id}/${answer.name}`;
  if (kept === undefined) return [`${name}: not recorded`];
  const changes = shelf.changes(answer.name, kept);
  return changes.length === 0 ? [] : [`${name}: recorded before ${changes.join(' and ')} changed`];
}
