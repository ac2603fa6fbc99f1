import { itemHere } from '../../domain/exam/items.ts';
import type { ExamSession } from '../../domain/exam/view.ts';
import { askingTexts, settlingTexts } from '../exam/asking-lines.ts';
import { aboutOf, standingText } from '../exam/overview-lines.ts';
import { type Line, line, textOf, wrap } from '../line.ts';
import { feedbackLines } from '../quiz/feedback-lines.ts';
import { prose } from '../quiz/prose.ts';
import { Interrupted } from './asker.ts';
import { plainLabItem } from './exam-lab.ts';
import { obey, type PlainExam, type Talk } from './exam-talk.ts';
import { examCommands, itemHead, overviewTexts, typedAnswer } from './exam-texts.ts';
import { questionText } from './question-text.ts';
import { type ExamSaid, readExamAnswer, readExamCommand } from './read-exam.ts';

/** How it was left: `ended` when there was no more input. */
export type PlainExamEnd = 'over' | 'left' | 'ended';

/**
 * A sitting line by line. Resolves when it is over, or left.
 * @throws Interrupted on Ctrl-C at a prompt
 */
export async function runPlainExam(exam: PlainExam): Promise<PlainExamEnd> {
  const { sitting, width, write, asker } = exam;
  const over = new AbortController();
  const tell = (lines: readonly Line[]): void => write(lines.map(textOf));
  const say = (...texts: readonly string[]): void => tell(texts.flatMap((text) => prose(text, width)));
  const read = async (message: string): Promise<string | undefined> => {
    if (exam.interrupted.aborted) throw new Interrupted();
    const said = await asker.line(message, over.signal);
    return typeof said === 'string' ? said : undefined;
  };
  const talk: Talk = { ...exam, say, tell, read, over: over.signal };
  let warned = sitting.session().warning;
  const stop = sitting.subscribe(() => {
    const { warning, view } = sitting.session();
    if (view.at === 'over') over.abort();
    if (warning !== warned && warning !== null) write(['', `! Less than ${warning} minutes are left.`]);
    warned = warning;
  });
  // A tick that cannot be recorded fails again, and is told, with the next answer.
  const timer = setInterval(() => void sitting.dispatch({ type: 'tick' }).catch(() => {}), 1000);
  try {
    await sitting.dispatch({ type: 'tick' });
    return await goThrough(talk);
  } finally {
    clearInterval(timer);
    stop();
  }
}

async function goThrough(talk: Talk): Promise<PlainExamEnd> {
  const { sitting, write, say } = talk;
  say(...examCommands(sitting.session().mode));
  for (;;) {
    const session = sitting.session();
    switch (session.view.at) {
      case 'left':
        return 'left';
      case 'over':
        write(['']);
        if (!session.view.settled) say(...settlingTexts(session));
        else if (session.view.why === 'time-out')
          say('The time is up. All that you answered in time counts.');
        await sitting.ended;
        return 'over';
      default:
        if (!(await turn(talk, session))) {
          if (sitting.session().view.at === 'over') continue;
          await sitting.dispatch({ type: 'quit' });
          return 'ended';
        }
    }
  }
}

/** Shows what there is and carries out one line; resolves with false when there is none. */
async function turn(talk: Talk, session: ExamSession): Promise<boolean> {
  const { sitting, blueprint, write, width, say, read, tell } = talk;
  const at = itemHere(session);
  switch (session.view.at) {
    case 'overview': {
      tell([
        [],
        ...prose(standingText(session), width),
        ...overviewTexts(session, aboutOf).flatMap((text) => wrap(line(text), width, 5)),
      ]);
      const said = await read('The number of an item goes there, s submits, Enter goes back:');
      if (said === undefined) return false;
      const asked = readExamCommand(said, session.items.length, true);
      if (asked.type === 'empty') await sitting.dispatch({ type: 'back' });
      else await obey(talk, asked);
      return true;
    }
    case 'asking-end': {
      write(['']);
      say(...askingTexts(session));
      const said = await read('Submit it now? Type y to submit, anything else to go on:');
      if (said === undefined) return false;
      await sitting.dispatch({ type: said.trim().toLowerCase().startsWith('y') ? 'confirm' : 'back' });
      return true;
    }
    case 'feedback': {
      if (at?.kind === 'question') {
        const answer = session.answers.get(at.paper.id);
        const { because } = session.view;
        if (answer)
          tell([[], ...feedbackLines(at.item, { question: at.paper.id, ...answer }, width, because)]);
      }
      return asked(talk, 'Enter goes on:', (text) => readExamCommand(text, session.items.length));
    }
    default:
      break;
  }
  const head = itemHead(session, blueprint);
  if (at?.kind === 'lab') return plainLabItem(talk, at.lab.id, head);
  if (at?.kind !== 'question') {
    say('', head, at === undefined ? 'This exam has no items.' : `Item ${aboutOf(at)}.`);
    return asked(talk, 'Enter goes on:', (text) => readExamCommand(text, session.items.length));
  }
  write(questionText(at.item, head, width, false));
  const stands = session.answers.get(at.paper.id);
  if (stands) say(`Your answer: ${typedAnswer(at.item, stands.answer)}. Enter keeps it.`);
  return asked(talk, 'Your answer:', (text) => {
    const said = readExamAnswer(text, at.item, session.items.length);
    if (said.type !== 'empty' || stands) return said;
    return {
      type: 'unclear',
      message: 'Type an answer, or n (:n where you type words) to go on without one.',
    };
  });
}

/** Asks until the item or the view is another one. Resolves with false when there is no more input. */
async function asked(talk: Talk, message: string, understand: (text: string) => ExamSaid): Promise<boolean> {
  const { sitting } = talk;
  const before = sitting.session();
  for (;;) {
    const text = await talk.read(message);
    if (text === undefined) return false;
    const said = understand(text);
    if (said.type === 'again') return true;
    if (said.type === 'empty')
      await sitting.dispatch({ type: before.view.at === 'feedback' ? 'give' : 'next' });
    else await obey(talk, said);
    const now = sitting.session();
    if (now.here !== before.here || now.view.at !== before.view.at) return true;
    // After the last item there is no next one.
    if (said.type === 'empty') await sitting.dispatch({ type: 'overview' });
    if (said.type === 'empty') return true;
  }
}
