import { GraderError } from '../../domain/errors.ts';
import type { Isolation } from '../../domain/timeline.ts';
import { until } from '../run/until.ts';
import { startContained } from './contained.ts';

/** How a program ended: by itself, or because it was ended for taking too long, printing too much, or on request. */
export type ProgramEnd =
  | { readonly by: 'itself'; readonly code: number | null; readonly signal: string | null }
  | { readonly by: 'time' | 'flood' | 'request' };

export type ProgramWatch = {
  /** Called with each line as it was printed: not yet safe to show. */
  readonly onLine: (line: string, stream: 'stdout' | 'stderr') => void;
  readonly signal?: AbortSignal;
  /** Milliseconds after which it is ended. */
  readonly limit?: number;
  readonly isolation?: Isolation;
};

/** Programs of the bank take less than three seconds; ten times as long is no slow machine any more. */
const LIMIT = 30_000;
/** Characters in all, and of one line. */
const MOST_OUTPUT = 1024 * 1024;
const LONGEST = 64 * 1024;
/** The kernel empties a namespace within this, also on a busy machine. */
const GONE = 10_000;

/**
 * Runs a program of the bank with this Node, contained and bounded. Resolves when nothing of it is left.
 * @throws GraderError `no-isolation` where programs cannot be contained, `processes-left`
 */
export async function runProgram(
  node: string,
  file: string,
  { onLine, signal, limit = LIMIT, isolation }: ProgramWatch,
): Promise<ProgramEnd> {
  if (signal?.aborted) return { by: 'request' };
  const { child, end, clear } = startContained(node, file, isolation);
  let ended: Exclude<ProgramEnd, { by: 'itself' }> | undefined;
  let closed = false;
  const stop = (by: 'time' | 'flood' | 'request') => {
    ended ??= { by };
    end();
  };
  const timer = setTimeout(() => stop('time'), limit);
  const abort = () => stop('request');
  signal?.addEventListener('abort', abort, { once: true });
  let printed = 0;
  for (const stream of ['stdout', 'stderr'] as const) {
    let rest = '';
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      printed += text.length;
      if (printed > MOST_OUTPUT) return stop('flood');
      const lines = (rest + text).split('\n');
      rest = (lines.pop() ?? '').slice(0, LONGEST);
      for (const line of lines) onLine(line.slice(0, LONGEST), stream);
    });
    child[stream]?.once('end', () => rest === '' || onLine(rest, stream));
  }
  try {
    return await new Promise<ProgramEnd>((resolve, reject) => {
      child.once('error', reject);
      // Not before the last of those who hold its pipes is gone.
      child.once('close', (code, by) => {
        closed = true;
        resolve(ended ?? { by: 'itself', code, signal: by });
      });
      // What left its group and its tree keeps the pipes open. Where there is a namespace, nothing can.
      child.once('exit', () => {
        end();
        void until(() => closed, GONE).then((waited) => waited === 'met' || reject(left()));
      });
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    end();
    clear();
  }
}

const left = (): GraderError => new GraderError('processes-left', 'Something of the program would not end.');
