import type { ExamSitting } from '../../app/exam.ts';
import { itemHere } from '../../domain/exam/items.ts';
import type { Blueprint } from '../../domain/question.ts';
import { leftUntilSentence } from '../exam/words.ts';
import type { Line } from '../line.ts';
import type { Asker, Write } from './asker.ts';
import { examCommands } from './exam-texts.ts';
import type { ExamSaid } from './read-exam.ts';

/** What a sitting line by line needs. */
export type PlainExam = {
  readonly sitting: ExamSitting;
  readonly blueprint: Blueprint;
  readonly asker: Asker;
  readonly write: Write;
  readonly width: number;
  /** Aborted on Ctrl-C where no prompt hears it. */
  readonly interrupted: AbortSignal;
};

/** What the parts of the plain form share. */
export type Talk = PlainExam & {
  readonly say: (...texts: readonly string[]) => void;
  readonly tell: (lines: readonly Line[]) => void;
  /** The next line; undefined when there is none, or the sitting is over. */
  readonly read: (message: string) => Promise<string | undefined>;
  /** Aborted when the sitting is over. */
  readonly over: AbortSignal;
};

/** Carries out a command, and says what came of it where that is not shown anyway. */
export async function obey({ sitting, say }: Talk, said: ExamSaid): Promise<void> {
  switch (said.type) {
    case 'act': {
      const here = itemHere(sitting.session())?.paper.id ?? '';
      const { view, flagged, warning } = await sitting.dispatch(said.action);
      if (view.at === 'item' && view.notice !== undefined) say(view.notice);
      if (said.action.type === 'flag') say(flagged.includes(here) ? 'Flagged.' : 'No longer flagged.');
      if (warning !== null) await sitting.dispatch({ type: 'dismiss' });
      return;
    }
    case 'time':
      return say(leftUntilSentence(sitting.session()));
    case 'help':
      return say(...examCommands(sitting.session().mode));
    case 'unclear':
      return say(said.message);
    case 'letter':
      return say('That is no command here. Type ? for the commands.');
    case 'again':
    case 'empty':
      return;
  }
}
