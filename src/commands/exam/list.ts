import type { ProgressState } from '../../domain/progress.ts';
import { SIZE_WORDS } from '../../ui/exam/words.ts';

type State = Pick<ProgressState, 'attempts' | 'open'>;

/** One sitting as `exam --list --json` prints it. */
export type ListedExam = {
  readonly session: string;
  /** ISO 8601, in UTC: when it ended, or was begun. */
  readonly at: string;
  readonly size: string;
  readonly mode: string;
  readonly seed: number;
  readonly status: 'goes-on' | 'passed' | 'not-passed';
  readonly percent: number | null;
  /** ISO 8601, in UTC; of one that goes on. */
  readonly deadline: string | null;
};

/** All sittings, the latest first: the ones that go on, then those that have ended. */
export function listedExams({ attempts, open }: State): ListedExam[] {
  const running = Object.entries(open).flatMap(([session, { exam, seed, at }]): ListedExam[] => {
    if (exam === undefined) return [];
    const { size, mode, deadline } = exam;
    return [{ session, at, size, mode, seed, status: 'goes-on', percent: null, deadline }];
  });
  const ended = attempts.flatMap(({ ref, at, exam }): ListedExam[] => {
    if (exam === undefined) return [];
    const { size, mode, seed, passed, percent } = exam;
    const status = passed ? 'passed' : 'not-passed';
    return [{ session: ref, at, size, mode, seed, status, percent, deadline: null }];
  });
  return [...running.reverse(), ...ended.reverse()];
}

const STATUS: Record<ListedExam['status'], string> = {
  'goes-on': 'goes on',
  passed: 'passed',
  'not-passed': 'not passed',
};

/** The sittings as text. */
export function examListText(exams: readonly ListedExam[]): string {
  if (exams.length === 0) return 'No exam was sat here yet. Sit one with: clusterprep exam\n';
  const rows = exams.map(({ session, at, size, mode, seed, status, percent, deadline }) => {
    const score = percent === null ? '     ' : `${String(percent).padStart(3)} %`;
    const until = deadline === null ? '' : `, until ${clockOf(deadline)}`;
    const kind = mode === 'training' ? 'training' : SIZE_WORDS[size as keyof typeof SIZE_WORDS];
    return `${session.slice(0, 8)}  ${dayOf(at)}  ${kind.padEnd(9)}  ${score}  ${STATUS[status]}${until}  seed ${seed}`;
  });
  const ended = exams.some(({ status }) => status !== 'goes-on');
  const more = ended ? '\nTell one again: clusterprep exam --result <its first letters>\n' : '';
  return `${rows.join('\n')}\n${more}`;
}

const dayOf = (at: string): string =>
  new Date(at).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
const clockOf = (at: string): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
