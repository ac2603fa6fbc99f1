import type { ExamMode, ExamSize } from '../../domain/exam/paper.ts';

/** What `clusterprep exam` takes. */
export type ExamOptions = {
  readonly size?: ExamSize;
  readonly mode?: ExamMode;
  readonly seed?: number;
  readonly dir?: string;
  readonly resume?: boolean;
  readonly list?: boolean;
  /** True: of the latest sitting; a text: of the one whose id begins so. */
  readonly result?: boolean | string;
  readonly plain?: boolean;
  readonly json?: boolean;
  /** The file to write. */
  readonly html?: string;
  readonly progress?: string;
};
