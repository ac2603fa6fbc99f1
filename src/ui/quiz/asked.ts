import type { Line } from '../line.ts';

/** Lines from one to another, counted from 0, both included. */
export type Range = { readonly from: number; readonly to: number };

/** The lines of a question; those at the cursor; all that there is to choose from; and where each option begins. */
export type Asked = {
  readonly lines: readonly Line[];
  readonly cursor: Range;
  readonly choice: Range;
  readonly options: readonly number[];
};
