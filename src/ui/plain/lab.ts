import { join } from 'node:path';
import { chooseEditor, runEditor } from '../../app/editor.ts';
import type { LabDesk } from '../../app/lab.ts';
import { entryOf } from '../../app/lab-folder.ts';
import { EXIT } from '../../domain/errors.ts';
import type { LabSession } from '../../domain/lab-session.ts';
import { commandOf } from '../lab/commands.ts';
import type { NextLab } from '../lab/next-lab.ts';
import { overlayLines } from '../lab/overlay.ts';
import { greet, narrator } from './lab-narrator.ts';
import { type LineSource, lineSource } from './line-source.ts';
import { plainWidth, print, say } from './print.ts';

const KEYS =
  'Type a letter and Enter: r run, e edit, h hint, b brief, t timeline, s solution, d difference, q quit, ? help.';

/** Sets up, grades once and prints the verdict: for where nobody can answer. Resolves with the exit code. */
export const gradeOnce = async (desk: LabDesk, next: NextLab | null): Promise<number> => {
  await greet(desk);
  desk.onChange(narrator(next));
  const ended = new Promise<LabSession>((resolve) => {
    desk.onChange((session, { type }) => {
      if (type === 'grade-end' || type === 'grade-trouble') resolve(session);
    });
  });
  desk.run();
  const { phase } = await ended;
  if (phase.is === 'not-judged') return phase.whose === 'folder' ? EXIT.usage : EXIT.notJudged;
  if (phase.is !== 'graded') return EXIT.notJudged;
  return { pass: EXIT.ok, fail: EXIT.notPassed, unknown: EXIT.notJudged }[phase.verdict.status];
};

const edit = async (desk: LabDesk, lines: LineSource): Promise<void> => {
  const choice = await chooseEditor(process.env);
  if (choice.is === 'none') return desk.notice(choice.message);
  const file = join(desk.folder, await entryOf(desk.folder));
  await lines.pause(async () => {
    const trouble = await runEditor(choice.editor, file);
    if (trouble) desk.notice(trouble);
  });
};

const showOverlay = async (desk: LabDesk): Promise<void> => {
  const { overlay } = desk.session();
  if (overlay === 'none') return;
  say();
  print(await overlayLines(desk, desk.session(), plainWidth()));
  // These two wait for a letter; all others have been read when they are printed.
  if (overlay !== 'hints' && overlay !== 'solution-ask') desk.open('none');
};

/** Carries out what a letter asks for; resolves with whether to go on. */
const obey = async (desk: LabDesk, letter: string, lines: LineSource): Promise<boolean> => {
  // Hints lie over nothing here, so there is nothing that q could close.
  if (letter === 'q' && desk.session().overlay === 'hints') return false;
  const command = commandOf(letter, desk.session());
  switch (command.do) {
    case 'quit':
      return false;
    case 'open':
      desk.open(command.overlay);
      await showOverlay(desk);
      return true;
    case 'hint':
      desk.hint();
      await showOverlay(desk);
      return true;
    case 'solution':
      desk.showSolution();
      await showOverlay(desk);
      return true;
    case 'run':
      desk.open('none');
      desk.run();
      return true;
    case 'notice':
      desk.notice(command.text);
      return true;
    case 'edit':
      await edit(desk, lines);
      return true;
    case 'nothing':
      say(KEYS);
      return true;
  }
};

/** The lab line by line: grades on each save, and takes letters. Resolves when the learner quits or no more is typed. */
export const plainLab = async (desk: LabDesk, next: NextLab | null): Promise<void> => {
  await greet(desk);
  desk.onChange(narrator(next));
  const clock = setInterval(desk.tick, 1000);
  const lines = lineSource(process.stdin);
  try {
    await desk.watch();
    say(`\nEach save of ${await entryOf(desk.folder)} is graded. ${KEYS}`);
    let goesOn = true;
    while (goesOn) {
      const typed = await lines.next();
      if (typed === null) return;
      const letter = typed.trim().charAt(0);
      if (letter !== '') goesOn = await obey(desk, letter, lines);
    }
  } finally {
    clearInterval(clock);
    lines.close();
  }
};
