import { createHash } from 'node:crypto';
import type { Question } from '../domain/question.ts';

/**
 * So many questions with a proof, spread over objectives and kinds, and the same ones each time: the next is always one
 * whose objective and kind have been taken the least so far. Which of those is decided by a hash of its id, so that
 * a new question changes little.
 */
export function sampleProofs(questions: readonly Question[], count: number): Question[] {
  const left = questions
    .filter(({ proof }) => proof !== undefined)
    .map((question) => ({ question, rank: rankOf(question.id) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ question }) => question);
  const taken: Question[] = [];
  while (taken.length < count && left.length > 0) {
    const loads = left.map((question) => loadOf(question, taken));
    const [next] = left.splice(loads.indexOf(Math.min(...loads)), 1);
    if (next !== undefined) taken.push(next);
  }
  return taken;
}

/** How much of its kind, and of its objective, is there already. */
function loadOf({ kind, objective }: Question, taken: readonly Question[]): number {
  const kinds = taken.filter((each) => each.kind === kind).length;
  const objectives = taken.filter((each) => each.objective === objective).length;
  return kinds + objectives;
}

function rankOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
