import { printable } from '../grader/run/sanitise.ts';

/** What a report tells beside the verdict. */
export type Extras = {
  /** The last lines that the program printed. */
  readonly output: readonly string[];
  /** The error that ended its primary, if one did. */
  readonly uncaught?: string;
};

/**
 * Words that may hold something a program printed, each line made safe. They were made safe when recorded, but a verdict can also come
 * from a saved timeline, which is only a file.
 */
export const safe = (text: string): string => text.split('\n').map(printable).join('\n');

/** The same in one line. */
export const safeLine = (text: string): string => safe(text).replace(/ *\n\s*/g, ' ');
