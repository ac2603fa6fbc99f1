import type { Item } from '../../domain/quiz/draft.ts';
import type { Said } from './read-answer.ts';

/** How the linear form asks: by prompts on a terminal, or by reading lines. */
export interface Asker {
  /** Asks a question whose prompt has been printed already. */
  ask(item: Item): Promise<Said>;
  /** Waits after feedback until the learner goes on. */
  pause(): Promise<'next' | 'flag' | 'quit' | 'end'>;
  /** A question to be answered by yes or no; `end` when nobody answers. */
  confirm(message: string): Promise<boolean | 'end'>;
  close(): void;
}

/** Where the linear form writes: whole lines, without their line feeds. */
export type Write = (lines: readonly string[]) => void;

/** The learner pressed Ctrl-C at a prompt. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
