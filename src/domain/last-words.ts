/** The last line that Node prints of an error that nobody caught. */
export const UNCAUGHT = /^Node\.js v\d/;
/** A stack frame of Node's own code, or the line with its version: true, and of no use to a learner. */
const OF_NODE = /^Node\.js v\d|^\s*at .*\bnode:/;
/** `TypeError: …`, `Error [ERR_MODULE_NOT_FOUND]: …`: what went wrong, in Node's words. */
const ERROR = /^(?:Uncaught )?[\w$.]*(?:Error|Exception)(?: \[\w+\])?(?::|$)/;
/** Where in its own code: an excerpt follows. */
const NODE_PLACE = /^node:[\w/]+:\d+$/;
/** The excerpt that Node prints of its own code is the line before this one. */
const CARET = /^\s*\^+\s*$/;

/** What other processes say when the one that failed has gone: a consequence, and no cause. */
const CONSEQUENCE = /\b(?:EPIPE|ERR_IPC_DISCONNECTED|ERR_IPC_CHANNEL_CLOSED)\b/;

/**
 * Of the lines that a program printed, the last `most` that tell something, as they were, with their indentation. The
 * line that names the error is among them: where too much stands after it, the lines begin with it and the place that
 * Node shows above it, and end with `…`.
 */
export function lastWords(lines: readonly string[], most: number): string[] {
  const telling = lines.filter((line, at) => line.trim() !== '' && !ofNode(lines, at));
  const cause = telling.findLastIndex((line) => ERROR.test(line) && !CONSEQUENCE.test(line));
  const error = cause >= 0 ? cause : telling.findLastIndex((line) => ERROR.test(line));
  if (error < 0 || error >= telling.length - most) return telling.slice(-most);
  // File and line, the source, and the caret below it.
  const start = CARET.test(telling[error - 1] ?? '') ? Math.max(0, error - 3) : error;
  return [...telling.slice(start, start + most - 1), '…'];
}

function ofNode(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (OF_NODE.test(line) || NODE_PLACE.test(line)) return true;
  const head = lines.slice(Math.max(0, at - 3), at).findLastIndex((each) => NODE_PLACE.test(each));
  if (head < 0) return false;
  const start = Math.max(0, at - 3) + head;
  return lines.slice(start + 1, start + 4).findIndex((line) => CARET.test(line)) >= at - start - 1;
}
