import type { Answer } from '../../domain/quiz/answer.ts';

/** What a line says. `unclear`: nothing was taken, and the learner may try again. */
export type Said =
  | { readonly type: 'answer'; readonly answer: Answer }
  | { readonly type: 'flag' | 'help' | 'quit' | 'end' | 'sure' | 'undo' }
  | { readonly type: 'unclear'; readonly message: string };
