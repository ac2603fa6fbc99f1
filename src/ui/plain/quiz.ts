import type { Clock, Programs } from '../../app/ports.ts';
import type { Sitting } from '../../app/quiz.ts';
import { runShown } from '../../app/quiz-run.ts';
import { currentItem } from '../../domain/quiz/session.ts';
import { type Line, textOf } from '../line.ts';
import { type EndFacts, endLines } from '../quiz/end-lines.ts';
import { feedbackLines } from '../quiz/feedback-lines.ts';
import { prose } from '../quiz/prose.ts';
import { SURENESS } from '../quiz/sureness.ts';
import { type Asker, Interrupted, type Write } from './asker.ts';
import { questionText } from './question-text.ts';

export type PlainQuiz = {
  readonly facts: EndFacts;
  readonly clock: Clock;
  readonly asker: Asker;
  readonly write: Write;
  readonly width: number;
  readonly programs: Programs;
  /** Calls `run` with a signal that is aborted on Ctrl-C, which does not end the program meanwhile. */
  readonly interruptible: <T>(run: (interrupted: AbortSignal) => Promise<T>) => Promise<T>;
};

const INTRO = 'f flags a question, to see it again at the end; q quits; ? tells more.';
const REVIEW_INTRO = 's, before you answer, says how sure you are; u takes the last answer back.';
const HELP = [
  'Answer by number, or in words where words are asked for.',
  'f flags the question, to see it again at the end. q quits; the score so far is kept.',
  'In a review: s says how sure you are (again: fairly sure, guessed, nothing), u takes the last answer back.',
  'Where you type words, put a colon before: :f, :q, :s, :u, :?',
  'Ctrl-C leaves at once; the quiz can be resumed later, with its answers but without its flags.',
];

/**
 * The quiz line by line. Resolves when the session is over; `ended` tells that there was no more input before.
 * @throws Interrupted on Ctrl-C at a prompt
 */
export async function runPlainQuiz(quiz: PlainQuiz): Promise<{ readonly ended: boolean }> {
  const { facts, clock } = quiz;
  const { sitting } = facts;
  const say = (lines: readonly Line[]): void => quiz.write(lines.map(textOf));
  let ended = false;
  say(prose(sitting.session().review ? `${INTRO} ${REVIEW_INTRO}` : INTRO, quiz.width));
  const leave = async (end: boolean): Promise<void> => {
    ended = end;
    await sitting.dispatch({ type: 'quit' });
  };
  for (let view = sitting.session().view; view.at !== 'done'; view = sitting.session().view) {
    if (view.at === 'asking') {
      announce(quiz);
      const left = await askOne(quiz);
      if (left !== undefined) await leave(left === 'end');
    } else if (view.at === 'running') await runProgram(quiz);
    else if (view.at === 'feedback') {
      const item = sitting.session().items[view.index];
      const given = sitting.session().given[view.index];
      if (item && given) say([[], ...feedbackLines(item, given, quiz.width, view.because)]);
      // After the last question the result follows by itself.
      const last = view.index === sitting.session().items.length - 1;
      const answer = last ? 'next' : await pauseFor(quiz);
      if (answer === 'next' || answer === 'undo')
        await sitting.dispatch({ type: answer, now: clock.monotonic() });
      else await leave(answer === 'end');
    } else await sitting.dispatch({ type: 'help' });
  }
  if (ended) quiz.write(['', 'The input ends here.']);
  say([[], ...endLines(facts, quiz.width)]);
  return { ended };
}

function announce({ facts, width, write }: PlainQuiz): void {
  const session = facts.sitting.session();
  const item = currentItem(session);
  if (item === undefined) return;
  const { objectives } = facts.blueprint;
  const title = objectives.find(({ id }) => id === item.question.objective)?.title ?? item.question.objective;
  const head = `Question ${session.items.indexOf(item) + 1} of ${session.items.length}: ${title}`;
  write(questionText(item, head, width));
}

/** Asks until an answer is taken; otherwise tells why it was left. */
async function askOne({ facts, asker, clock, write, width }: PlainQuiz): Promise<'quit' | 'end' | undefined> {
  const { sitting } = facts;
  const item = currentItem(sitting.session());
  if (item === undefined) return 'quit';
  for (;;) {
    const said = await asker.ask(item);
    switch (said.type) {
      case 'quit':
      case 'end':
        return said.type;
      case 'help':
        write(HELP.flatMap((text) => prose(text, width).map(textOf)));
        break;
      case 'unclear':
        write([said.message]);
        break;
      case 'flag':
        write([await flag(sitting, item.question.id)]);
        break;
      case 'sure':
        write([await sure(sitting)]);
        break;
      case 'undo':
        if (await undone(sitting, clock)) return undefined;
        write([NO_UNDO]);
        break;
      case 'answer': {
        const { view } = await sitting.dispatch({
          type: 'answer',
          answer: said.answer,
          now: clock.monotonic(),
        });
        if (view.at === 'asking' && view.notice !== undefined) write([view.notice]);
        if (currentItem(sitting.session()) !== item || view.at !== 'asking') return undefined;
      }
    }
  }
}

/** The answer is kept, also when the learner does not wait for the program. */
async function runProgram({ facts, programs, interruptible, write }: PlainQuiz): Promise<void> {
  write(['', 'The program runs on this Node …']);
  const left = await interruptible(async (interrupted) => {
    await runShown(facts.sitting, programs, interrupted);
    return interrupted.aborted;
  });
  if (left) throw new Interrupted();
}

async function pauseFor({ asker, facts, write }: PlainQuiz): Promise<'next' | 'quit' | 'end' | 'undo'> {
  const { sitting } = facts;
  const id = currentItem(sitting.session())?.question.id ?? '';
  for (;;) {
    const answer = await asker.pause();
    if (answer === 'flag') write([await flag(sitting, id)]);
    else if (answer === 'undo' && !sitting.session().review) write([NO_UNDO]);
    else return answer;
  }
}

async function flag(sitting: Sitting, id: string): Promise<string> {
  const { flagged } = await sitting.dispatch({ type: 'flag' });
  return flagged.includes(id) ? 'Flagged.' : 'No longer flagged.';
}

const NO_UNDO = 'There is no answer to take back; that is for reviews.';

async function undone(sitting: Sitting, clock: Clock): Promise<boolean> {
  const before = sitting.session().given.length;
  const { given } = await sitting.dispatch({ type: 'undo', now: clock.monotonic() });
  return given.length < before;
}

async function sure(sitting: Sitting): Promise<string> {
  const { view, review } = await sitting.dispatch({ type: 'sure' });
  if (!review) return 'How sure you are counts in reviews only.';
  const said = view.at === 'asking' ? SURENESS.find(({ sure: each }) => each === view.sure) : undefined;
  return said === undefined ? 'How sure: nothing said.' : `How sure: ${said.word}.`;
}
