import type { LabDesk } from '../../app/lab.ts';
import { checkViews } from '../../domain/lab-run.ts';
import { type LabAction, type LabSession, runOf } from '../../domain/lab-session.ts';
import { briefLines } from '../lab/brief.ts';
import { clockLine } from '../lab/head.ts';
import type { NextLab } from '../lab/next-lab.ts';
import { briefOf } from '../lab/overlay.ts';
import { para } from '../lab/paragraphs.ts';
import { teachLines } from '../lab/teach.ts';
import { textOf, wrap } from '../line.ts';
import { plainWidth, print, say } from './print.ts';

/** Two columns: the state, and what is said of it, which goes on below itself. */
const tell = (state: string, words: string): void =>
  print(wrap([{ text: `  ${state.padEnd(7)} ${words}` }], plainWidth(), 10));

/** Listens to a desk and prints each check when it is decided, and each verdict with what is to be learnt from it. */
export const narrator = (next: NextLab | null): ((session: LabSession, action: LabAction) => void) => {
  const told = new Map<string, string>();
  const tellChecks = (session: LabSession): void => {
    const run = runOf(session);
    for (const { id, status, because } of run ? checkViews(run) : []) {
      // A scenario that runs once more says the same with other figures; the verdict tells the last of them.
      if (status === 'open' || told.get(id) === status) continue;
      told.set(id, status);
      tell(status, `${id}: ${because.split('\n')[0]}`);
    }
  };
  return (session, action) => {
    switch (action.type) {
      case 'grade-start':
        told.clear();
        return say(`\nGrade ${session.grades} begins.`);
      case 'grade-update':
        if (action.update.type === 'finding') return tellChecks(session);
        if (action.update.type !== 'scenario-again') return;
        return tell('again', `${action.update.scenario}: ${action.update.reason}`);
      case 'grade-end':
        if (session.phase.is !== 'graded') return;
        say();
        return print(teachLines(session, session.phase.verdict, { width: plainWidth(), next }));
      case 'grade-trouble':
        say(
          action.whose === 'folder'
            ? 'This cannot be graded yet:'
            : 'This could not be judged, and that is not your fault:',
        );
        return say(`  ${action.message}`);
      case 'notice':
        return say(action.text);
      case 'tick':
        if (session.attempt.is === 'over' && session.attempt.why === 'time-out')
          say('Time is up: this attempt is over.');
        return;
      case 'hint':
      case 'open':
      case 'solution-shown':
        return;
    }
  };
};

/**
 * What a learner needs to begin: where the folder is, how long there is, and the task. The task is told when the folder
 * is new; who comes back knows it.
 */
export const greet = async (desk: LabDesk): Promise<void> => {
  const { lab, folder, setUp } = desk;
  const session = desk.session();
  say(`${lab.title} (${lab.level}, ${lab.minutes} minutes)`);
  say(`Your folder: ${folder}`);
  if (setUp.backup) say(`What was there is kept in ${setUp.backup}`);
  say(
    `Time: ${textOf(clockLine(session))}${session.clock.mode === 'timed' ? '; then the attempt ends' : ''}`,
  );
  if (session.notice) print(para(session.notice, plainWidth()));
  say();
  if (setUp.written.includes('README.md')) print(briefLines(await briefOf(desk), plainWidth()));
  else print(para(`${lab.summary.trim()} The whole brief is in README.md there.`, plainWidth()));
};
