import type { ExamDesk } from '../../app/exam-lab.ts';
import { entryOf } from '../../app/lab-folder.ts';
import { checkViews } from '../../domain/lab-run.ts';
import { type LabAction, type LabSession, runOf } from '../../domain/lab-session.ts';
import { bestLines, seenLines } from '../exam/lab-lines.ts';
import { briefLines } from '../lab/brief.ts';
import { briefOf, overlayLines } from '../lab/overlay.ts';
import { teachLines } from '../lab/teach.ts';
import { wrap } from '../line.ts';
import { obey, type Talk } from './exam-talk.ts';
import { readExamCommand } from './read-exam.ts';

const KEYS =
  'r grades the folder, as each save does; b tells the brief, t what was seen; n goes on, o is the overview.';
const ASK = 'r, b, t, n, o, or ? for more:';

/** Briefs that were told in this sitting: they are long. */
const told = new WeakSet<ExamDesk>();

/** A lab as an item: its brief once, then letters. Resolves with false when there is no more input. */
export async function plainLabItem(talk: Talk, lab: string, head: string): Promise<boolean> {
  const { sitting, say, tell, width } = talk;
  let desk: ExamDesk;
  try {
    desk = await sitting.desk(lab);
  } catch (error) {
    say('', head, error instanceof Error ? error.message : String(error));
    await sitting.dispatch({ type: 'give' });
    return true;
  }
  say('', head);
  if (!told.has(desk)) tell(briefLines(await briefOf(desk), width));
  told.add(desk);
  say('', `Edit ${await entryOf(desk.folder)} in ${desk.folder}`);
  say(KEYS);
  tell(bestLines(sitting.session(), width));
  const stop = desk.onChange(narrator(talk));
  try {
    await desk.watch();
    return await letters(talk, desk);
  } finally {
    stop();
  }
}

async function letters(talk: Talk, desk: ExamDesk): Promise<boolean> {
  const { sitting, read, say } = talk;
  const before = sitting.session();
  for (;;) {
    const text = await read(ASK);
    if (text === undefined) return false;
    const said = readExamCommand(text, before.items.length);
    const letter = said.type === 'letter' ? said.letter : said.type === 'time' ? 't' : '';
    if (said.type === 'again') return true;
    if (letter !== '') await labLetter(talk, desk, letter);
    else if (said.type === 'empty') say('n goes to the next item.');
    else await obey(talk, said);
    const now = sitting.session();
    if (now.here !== before.here || now.view.at !== before.view.at) return true;
  }
}

async function labLetter(talk: Talk, desk: ExamDesk, letter: string): Promise<void> {
  const { sitting, say, tell, width } = talk;
  const show = async (overlay: 'brief' | 'timeline' | 'hints'): Promise<void> => {
    tell(await overlayLines(desk, { ...desk.session(), overlay }, width));
  };
  if (letter === 'r') return graded(talk, desk);
  if (letter === 'b') return show('brief');
  if (letter === 't') return show('timeline');
  if (letter === 'e') return say(`Edit it in another terminal: each save in ${desk.folder} is graded.`);
  if (letter !== 'h') return say('That is no command here. Type ? for the commands.');
  if (sitting.session().mode === 'exam') return say('There are no hints in an exam.');
  // The first h tells what a hint costs, the second one shows it.
  if (desk.session().overlay === 'hints') desk.hint();
  desk.open('hints');
  return show('hints');
}

/** Grades, and waits for what comes of it; the end of the sitting waits for nobody. */
function graded({ over, interrupted }: Talk, desk: ExamDesk): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stop();
      resolve();
    };
    // Who reads next is told of it.
    interrupted.addEventListener('abort', done, { once: true });
    const stop = desk.onChange((_, { type }) => {
      if (type === 'grade-end' || type === 'grade-trouble') done();
    });
    over.addEventListener('abort', done, { once: true });
    desk.run();
  });
}

/** Tells each check when it is decided, and each verdict: in an exam without mistakes and hints. */
function narrator({ say, tell, width, sitting }: Talk): (session: LabSession, action: LabAction) => void {
  const decided = new Map<string, string>();
  const checks = (session: LabSession): void => {
    const run = runOf(session);
    for (const { id, status, because } of run ? checkViews(run) : []) {
      if (status === 'open' || decided.get(id) === status) continue;
      decided.set(id, status);
      tell(wrap([{ text: `  ${status.padEnd(7)} ${id}: ${because.split('\n')[0]}` }], width, 10));
    }
  };
  return (session, action) => {
    switch (action.type) {
      case 'grade-start':
        decided.clear();
        return say('', `Grade ${session.grades} begins.`);
      case 'grade-update':
        return action.update.type === 'finding' ? checks(session) : undefined;
      case 'grade-end':
        if (session.phase.is !== 'graded') return;
        tell([
          [],
          ...(sitting.session().mode === 'training'
            ? teachLines(session, session.phase.verdict, { width })
            : seenLines(session, session.phase.verdict, width)),
          ...bestLines(sitting.session(), width),
        ]);
        return;
      case 'grade-trouble':
        return say(
          action.whose === 'folder'
            ? 'This cannot be graded yet:'
            : 'This could not be judged, and it is not your fault:',
          action.message,
        );
      case 'notice':
        return say(action.text);
      default:
        return;
    }
  };
}
