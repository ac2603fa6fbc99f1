/** A stack frame or an excerpt of Node's own code, or the line with its version: true, and of no use to a learner. */
const OF_NODE = /^Node\.js v\d|^\s*at .*\bnode:|^node:internal\//;
/** `TypeError: …`, `Error [ERR_MODULE_NOT_FOUND]: …`: what went wrong, in Node's words. */
const ERROR = /^(?:Uncaught )?[\w$.]*(?:Error|Exception)(?: \[\w+\])?(?::|$)/;
/** The excerpt that Node prints of its own code is the line before this one. */
const CARET = /^\s*\^+\s*$/;

/**
 * Of the lines that a program printed, the last `most` that tell something, as they were, with their indentation. The
 * line that names the error is among them however long its stack is; `…` stands for what is left out after it.
 */
export function lastWords(lines: readonly string[], most: number): string[] {
  const telling = lines.filter((line, at) => line.trim() !== '' && !ofNode(lines, at));
  const last = telling.slice(-most);
  const error = telling.findLastIndex((line) => ERROR.test(line));
  if (error < 0 || error >= telling.length - most) return last;
  return [telling[error] ?? '', '…', ...last.slice(2)];
}

function ofNode(lines: readonly string[], at: number): boolean {
  if (OF_NODE.test(lines[at] ?? '')) return true;
  const head = lines
    .slice(Math.max(0, at - 3), at)
    .findLastIndex((line) => line.startsWith('node:internal/'));
  // `node:internal/…:301`, then the excerpt and its caret.
  if (head < 0) return false;
  const start = Math.max(0, at - 3) + head;
  return lines.slice(start + 1, start + 4).findIndex((line) => CARET.test(line)) >= at - start - 1;
}
