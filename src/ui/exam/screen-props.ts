import type { RefObject } from 'react';
import type { ExamAction, ExamSession } from '../../domain/exam/view.ts';
import type { Blueprint } from '../../domain/question.ts';
import type { Key } from '../keys.ts';

/** What each view of an exam is drawn from, and what it may do. */
export type ExamView = {
  readonly session: ExamSession;
  /** The state as it is now, which may be newer than the one that is drawn. */
  readonly latest: () => ExamSession;
  readonly blueprint: Blueprint;
  /** Why nothing is recorded any more; null as long as all is well. */
  readonly trouble: string | null;
  readonly columns: number;
  readonly rows: number;
  /** Resolves when it is recorded and shown. */
  readonly act: (action: ExamAction) => Promise<unknown>;
  /** Where the view that is drawn puts what it does with a key. */
  readonly keys: RefObject<OnKey>;
};

/** What a view does with a key, but Ctrl-C; resolves when it is done. */
export type OnKey = (key: Key) => Promise<unknown> | undefined;
