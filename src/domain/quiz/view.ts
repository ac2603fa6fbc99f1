import type { Answer } from './answer.ts';
import type { Draft, Item } from './draft.ts';
import type { Ran, Spoken } from './ran.ts';
import type { Given } from './score.ts';

/** What is shown. Times are in milliseconds of a monotonic clock that the caller owns. */
export type View =
  | {
      readonly at: 'asking';
      readonly index: number;
      readonly draft: Draft;
      readonly since: number;
      readonly now: number;
      /** Why the answer was not taken. */
      readonly notice?: string;
      /** How sure the learner says to be: 0 guessed, 0.5 fairly, 1 sure. */
      readonly sure?: number;
    }
  /** The question is answered, and its program runs; `ms` is the time that the answer took. */
  | {
      readonly at: 'running';
      readonly index: number;
      readonly answer: Answer;
      readonly ms: number;
      readonly sure?: number;
      readonly spoken: readonly Spoken[];
    }
  | { readonly at: 'feedback'; readonly index: number; readonly because?: string }
  | { readonly at: 'help'; readonly over: Exclude<View, { at: 'help' } | { at: 'done' }> }
  /** `elsewhere`: in another terminal, where the same session was resumed. */
  | { readonly at: 'done'; readonly how: 'finished' | 'quit' | 'elsewhere' };

/** One sitting of questions. */
export type Session = {
  readonly items: readonly Item[];
  /** One for each question answered, in the order of `items`. */
  readonly given: readonly Given[];
  /** Ids of questions that the learner wants to see again. */
  readonly flagged: readonly string[];
  /** Whether programs of questions are run; else such a question is judged by what the bank says. */
  readonly runs: boolean;
  /** Whether cards are reviewed: then a learner may say how sure they are, and take the last answer back. */
  readonly review: boolean;
  readonly view: View;
};

export type SessionAction =
  | { readonly type: 'move'; readonly by: number }
  | { readonly type: 'reorder'; readonly by: number }
  | { readonly type: 'toggle' }
  | { readonly type: 'digit'; readonly digit: number }
  | { readonly type: 'type'; readonly text: string }
  | { readonly type: 'erase' }
  | { readonly type: 'submit'; readonly now: number }
  /** A whole answer at once, from a form that makes its own draft. */
  | { readonly type: 'answer'; readonly answer: Answer; readonly now: number }
  /** The program of this question told something; then what came of it. Told of any other question, they do nothing. */
  | { readonly type: 'spoke'; readonly question: string; readonly spoken: Spoken }
  | { readonly type: 'ran'; readonly question: string; readonly ran: Ran }
  | { readonly type: 'next'; readonly now: number }
  /** The next of the words on how sure one is. */
  | { readonly type: 'sure' }
  /** Takes the last answer back: its question is asked again. */
  | { readonly type: 'undo'; readonly now: number }
  | { readonly type: 'flag' }
  | { readonly type: 'help' }
  | { readonly type: 'quit' }
  | { readonly type: 'tick'; readonly now: number };
