import type { Item } from '../../domain/quiz/draft.ts';
import type { Pause } from './read-answer.ts';
import type { Said } from './said.ts';

/** How the linear form listens: by prompts on a terminal, or by reading lines. */
export interface Asker {
  /** Waits for an answer to a question that has been printed already, options and all. */
  ask(item: Item): Promise<Said>;
  /** Waits after feedback until the learner goes on; `end` when there is no more input. */
  pause(): Promise<Pause | 'end'>;
  /** A line in answer to `message`; `end` when there is no more input, or once `stop` is aborted. */
  line(message: string, stop?: AbortSignal): Promise<string | { readonly type: 'end' }>;
  /** A question to be answered by yes or no; `end` when nobody answers. */
  confirm(message: string): Promise<boolean | 'end'>;
  close(): void;
}

/** Where the linear form writes: whole lines, without their line feeds. */
export type Write = (lines: readonly string[]) => void;

/** The learner pressed Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
