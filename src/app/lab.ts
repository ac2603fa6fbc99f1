import type { Lab } from '../domain/lab.ts';
import {
  afterHints,
  type LabAction,
  type LabSession,
  nextHint,
  nextLabSession,
  type Overlay,
} from '../domain/lab-session.ts';
import type { Verdict } from '../domain/verdict.ts';
import { type AttemptOptions, attemptRecord, beginAttempt } from './lab-attempt.ts';
import { type SetUp, setUpFolder } from './lab-folder.ts';
import { type Grade, oneGradeAtATime } from './lab-grades.ts';
import { inOrder } from './lab-log.ts';
import { folderDigest, type Watch, watchFolder } from './watch.ts';

export type LabOptions = AttemptOptions & {
  /** The lab's own folder: brief, starter, solution. */
  readonly source: string;
  readonly grade: Grade;
};

/** A sitting that goes on. A screen shows `session()` and calls the rest. */
export type LabDesk = {
  readonly lab: Lab;
  readonly source: string;
  readonly folder: string;
  readonly setUp: SetUp;
  readonly session: () => LabSession;
  /** Told after every change, with what changed it. Returns how to stop listening. */
  readonly onChange: (listener: (session: LabSession, action: LabAction) => void) => () => void;
  /** Grades the folder as it is now; a grade that goes on is cancelled. */
  readonly run: () => void;
  /** Grades on every save from now on. */
  readonly watch: () => Promise<void>;
  readonly hint: () => void;
  readonly open: (overlay: Overlay) => void;
  /** Shows the solution; an open attempt ends by it, without points. */
  readonly showSolution: () => void;
  readonly notice: (text: string) => void;
  /** Lets the clock go on; at zero a timed attempt ends. */
  readonly tick: () => void;
  /** Ends the grade and the watching; resolves when nothing of them is left and all records are kept. */
  readonly close: () => Promise<void>;
};

const WHY_OVER = 'This attempt is over, so the grade is shown and not counted.';

/**
 * Sits down at a lab: sets up the folder and goes on with the attempt that is open, or begins one.
 * @throws UsageError when the folder cannot be used
 */
export const openLab = async (options: LabOptions): Promise<LabDesk> => {
  const { lab, source, folder } = options;
  const setUp = await setUpFolder(source, folder, { reset: options.reset, now: new Date(options.now()) });
  // Read to the end before anything is drawn: a save at the first sight of the screen must not be missed.
  const asSetUp = Promise.resolve(await folderDigest(folder));
  const listeners = new Set<(session: LabSession, action: LabAction) => void>();
  const log = inOrder(options.log, (why) => notice(`Your progress could not be recorded: ${why}`));
  const grades = oneGradeAtATime(options.grade, lab, folder);
  let session = beginAttempt(options, log.append);
  let watching: Watch | undefined;
  let closed = false;

  const act = (action: LabAction): void => {
    const before = session;
    session = nextLabSession(session, action);
    if (session === before) return;
    recordEnd(before);
    for (const listener of listeners) listener(session, action);
  };
  const notice = (text: string): void => act({ type: 'notice', text });

  /** Records the attempt in the moment in which it ends. */
  const recordEnd = (before: LabSession): void => {
    const { attempt } = session;
    if (before.attempt.is !== 'open' || attempt.is === 'open') return;
    const timeOut = attempt.is === 'over' && attempt.why === 'time-out';
    const points =
      attempt.is === 'passed' ? attempt.points : timeOut ? afterHints(session, session.lastPoints) : 0;
    const status = attempt.is === 'passed' ? 'pass' : timeOut ? 'time-out' : 'abandoned';
    log.append(attemptRecord(lab, { points, status, startedAt: session.clock.startedAt }));
  };

  const recordGrade = (verdict: Verdict): void => {
    const { status, points, maxPoints, durationMs } = verdict;
    const mistakes = verdict.mistakes.map(({ id }) => id);
    const { hints } = session;
    log.append({ type: 'grade', lab: lab.id, status, points, maxPoints, mistakes, hints, durationMs });
  };

  const run = (): void => {
    if (closed) return;
    tick();
    const number = session.grades + 1;
    grades.run({
      started: () => {
        act({ type: 'grade-start' });
        if (session.attempt.is === 'over') notice(WHY_OVER);
      },
      update: (update) => act({ type: 'grade-update', number, update }),
      ended: ({ verdict, recording }) => {
        tick();
        // Once the attempt has ended, a grade is for learning and counts no more.
        if (session.attempt.is === 'open') recordGrade(verdict);
        act({ type: 'grade-end', number, verdict, recording });
      },
      failed: (trouble) => act({ type: 'grade-trouble', number, ...trouble }),
    });
  };

  const tick = (): void => {
    const wasOpen = session.attempt.is === 'open';
    act({ type: 'tick', now: options.now() });
    if (wasOpen && session.attempt.is === 'over') grades.cancel();
  };

  return {
    lab,
    source,
    folder,
    setUp,
    session: () => session,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    run,
    watch: async () => {
      watching ??= watchFolder(
        folder,
        {
          onChange: run,
          onTrouble: (why, polling) =>
            notice(
              polling
                ? `Watching the folder does not work here (${why}); looking every 100 ms instead.`
                : `The folder cannot be watched (${why}); press r to grade.`,
            ),
        },
        asSetUp,
      );
      await watching.ready;
    },
    hint: () => {
      const hint = nextHint(session);
      if (!hint) return notice('There are no more hints.');
      if (session.attempt.is === 'open') {
        log.append({ type: 'hint', lab: lab.id, hint: session.hints, cost: hint.cost });
      }
      act({ type: 'hint' });
    },
    open: (overlay) => act({ type: 'open', overlay }),
    showSolution: () => act({ type: 'solution-shown' }),
    notice,
    tick,
    close: async () => {
      closed = true;
      await watching?.close();
      await grades.close();
      await log.settled();
    },
  };
};
