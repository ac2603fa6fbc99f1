import { type LabSession, type Overlay, solutionIsFree } from '../../domain/lab-session.ts';

/** What a key asks for. */
export type LabCommand =
  | { readonly do: 'open'; readonly overlay: Overlay }
  | { readonly do: 'notice'; readonly text: string }
  | { readonly do: 'run' | 'edit' | 'hint' | 'solution' | 'quit' | 'nothing' };

const open = (overlay: Overlay): LabCommand => ({ do: 'open', overlay });

/** What a letter means in this state of the lab; the same letter again closes what it has opened. */
export const commandOf = (letter: string, session: LabSession): LabCommand => {
  const { overlay } = session;
  const toggle = (which: Overlay): LabCommand => open(overlay === which ? 'none' : which);
  if (overlay === 'solution-ask')
    return letter === 'y' ? { do: 'solution' } : open(letter === 'h' ? 'hints' : 'none');
  switch (letter) {
    case 'q':
      return overlay === 'none' ? { do: 'quit' } : open('none');
    case 'r':
      return { do: 'run' };
    case 'e':
      return { do: 'edit' };
    case 'h':
      return overlay === 'hints' ? { do: 'hint' } : open('hints');
    case 'b':
      return toggle('brief');
    case 't':
      return toggle('timeline');
    case '?':
      return toggle('help');
    case 's':
      if (overlay === 'solution') return open('none');
      return solutionIsFree(session) ? { do: 'solution' } : open('solution-ask');
    case 'd':
      if (solutionIsFree(session)) return toggle('diff');
      return {
        do: 'notice',
        text: 'The difference would show the solution: pass first, or press s to give the attempt up.',
      };
    default:
      return { do: 'nothing' };
  }
};
