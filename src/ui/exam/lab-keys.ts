import type { ExamAction, ExamSession } from '../../domain/exam/view.ts';
import type { LabSession, Overlay } from '../../domain/lab-session.ts';
import type { Key } from '../keys.ts';
import { commandOf } from './exam-keys.ts';

/** What a key asks of the lab that is an item of an exam, or of the exam. */
export type ExamLabCommand =
  | { readonly do: 'exam'; readonly action: ExamAction }
  | { readonly do: 'open'; readonly overlay: Overlay }
  | { readonly do: 'notice'; readonly text: string }
  | { readonly do: 'run' | 'edit' | 'hint' | 'nothing' };

/** What a key that does not scroll means on a lab; the same letter again closes what it has opened. */
export function examLabCommand(key: Key, exam: ExamSession, { overlay }: LabSession): ExamLabCommand {
  const toggle = (which: Overlay): ExamLabCommand => ({
    do: 'open',
    overlay: overlay === which ? 'none' : which,
  });
  const leaves = key.name === 'escape' || (key.name === 'text' && key.text === 'q');
  if (overlay !== 'none' && leaves) return { do: 'open', overlay: 'none' };
  if (key.name === 'enter') return { do: 'exam', action: { type: 'give' } };
  switch (key.name === 'text' ? key.text : '') {
    case 'r':
      return { do: 'run' };
    case 'e':
      return { do: 'edit' };
    case 'b':
      return toggle('brief');
    case 't':
      return toggle('timeline');
    case 'h':
      if (exam.mode === 'exam')
        return { do: 'notice', text: 'There are no hints in an exam. b shows the brief.' };
      return overlay === 'hints' ? { do: 'hint' } : { do: 'open', overlay: 'hints' };
    default: {
      const action = commandOf(key, exam);
      return action === undefined ? { do: 'nothing' } : { do: 'exam', action };
    }
  }
}
