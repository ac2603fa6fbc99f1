import type { LabDesk } from '../../app/lab.ts';
import type { LabSummary } from '../../domain/lab.ts';
import { clockText } from '../../domain/lab-clock.ts';
import { checkViews } from '../../domain/lab-run.ts';
import { type LabAction, type LabSession, runOf } from '../../domain/lab-session.ts';
import { briefLines } from '../lab/brief.ts';
import { briefOf } from '../lab/overlay.ts';
import { teachLines } from '../lab/teach.ts';
import { plainWidth, print, say } from './print.ts';

/** Listens to a desk and prints each check when it is decided, and each verdict with what is to be learnt from it. */
export const narrator = (next: LabSummary | null): ((session: LabSession, action: LabAction) => void) => {
  const told = new Map<string, string>();
  const tellChecks = (session: LabSession): void => {
    const run = runOf(session);
    for (const { id, status, because } of run ? checkViews(run) : []) {
      const words = `  ${status.padEnd(7)} ${id}: ${because.replaceAll('\n', '\n        ')}`;
      if (status === 'open' || told.get(id) === words) continue;
      told.set(id, words);
      say(words);
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
        return say(`  ${action.update.scenario} runs once more: ${action.update.reason}`);
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

/** What a learner needs to begin: where the folder is, how long there is, and the task. */
export const greet = async (desk: LabDesk): Promise<void> => {
  const { lab, folder, setUp } = desk;
  const { clock, notice } = desk.session();
  say(`${lab.title} (${lab.level}, ${lab.minutes} minutes)`);
  say(`Your folder: ${folder}`);
  if (setUp.backup) say(`What was there is kept in ${setUp.backup}`);
  say(`Time left: ${clockText(clock)}${clock.mode === 'timed' ? ', then the attempt ends' : ''}`);
  if (notice) say(notice);
  say();
  print(briefLines(await briefOf(desk), plainWidth()));
};
