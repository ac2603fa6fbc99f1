import { join } from 'node:path';
import { GraderError } from '../domain/errors.ts';
import type { Lab } from '../domain/lab.ts';
import { type LabAction, type LabSession, newLabSession, nextLabSession } from '../domain/lab-session.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Grade } from './lab-grades.ts';

/** The two programs that the demo grades, in this order. */
export type DemoPart = 'starter' | 'solution';
export type DemoState = {
  readonly part: DemoPart;
  readonly sessions: Readonly<Record<DemoPart, LabSession>>;
};

export type DemoOptions = {
  readonly lab: Lab;
  /** The lab's own folder. */
  readonly source: string;
  readonly grade: Grade;
  readonly signal: AbortSignal;
  readonly onChange: (state: DemoState, action: LabAction) => void;
  /** Awaited between the two, so that the first outcome can be read. */
  readonly between?: () => Promise<void>;
};

const expected: Record<DemoPart, Verdict['status']> = { starter: 'fail', solution: 'pass' };

export const newDemo = (lab: Lab): DemoState => {
  const session = newLabSession(lab, { startedAt: 0, now: 0, minutes: lab.minutes, mode: 'practice' });
  return { part: 'starter', sessions: { starter: session, solution: session } };
};

/** What does not fit: told as the grader's fault, since both programs ship with the lab. */
const surprise = (part: DemoPart, verdict: Verdict): GraderError => {
  const why = verdict.checks.find(({ status }) => status !== 'pass')?.because ?? 'all checks passed';
  return new GraderError(
    'demo-surprise',
    `The demo expected the ${part} to ${expected[part]}, and the verdict was ${verdict.status}: ${why}`,
  );
};

/**
 * Grades the starter and then the solution of a lab, telling each step. Resolves when both came out as they must.
 * @throws GraderError `demo-surprise` when they did not, and what the grader throws
 */
export const runDemo = async ({
  lab,
  source,
  grade,
  signal,
  onChange,
  between,
}: DemoOptions): Promise<void> => {
  let state = newDemo(lab);
  const act = (part: DemoPart, action: LabAction): void => {
    const sessions = { ...state.sessions, [part]: nextLabSession(state.sessions[part], action) };
    state = { part, sessions };
    onChange(state, action);
  };
  for (const part of ['starter', 'solution'] as const) {
    act(part, { type: 'grade-start' });
    const { verdict, recording } = await grade(lab, join(source, part), {
      signal,
      onUpdate: (update) => act(part, { type: 'grade-update', number: 1, update }),
    });
    act(part, { type: 'grade-end', number: 1, verdict, recording });
    if (verdict.status !== expected[part]) throw surprise(part, verdict);
    if (part === 'starter') await between?.();
  }
};
