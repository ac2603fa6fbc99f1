import { lastWords } from '../../domain/last-words.ts';
import { at, type Check, count, type Decision, fail, late, pass, unknown } from './check.ts';
import type { View } from './view.ts';

/** What a client may say of a server, and the exit code that goes with it. */
const CODES: ReadonlyMap<string, number> = new Map([
  ['balanced', 0],
  ['unbalanced', 1],
  ['unknown', 2],
]);
/** Whoever gives a server less time than this to answer must do so on an idle machine, in milliseconds. */
const PATIENCE = 1000;
/** So many lines of its last words are quoted. */
const QUOTED = 6;

/** The verdict: the last line on stdout, when it is one of the three words. */
export function said(view: View): { word: string; line: { readonly i: number } } | undefined {
  const ending = view.mark('client-over');
  const line = view.of('output').findLast(({ stream, text, t }) => {
    return stream === 'stdout' && text.trim() !== '' && (ending === undefined || t <= ending.t);
  });
  const word = line?.text.trim() ?? '';
  return line !== undefined && CODES.has(word) ? { word, line } : undefined;
}

/** How the client ended by itself, if it did. */
export function endOf(view: View) {
  const over = view.mark('client-over');
  const exit = view.primaryExit;
  return exit !== undefined && over !== undefined && exit.t <= over.t ? exit : undefined;
}

/** What the hidden server saw of the client. */
export function visits(view: View) {
  const data = view.mark('client-over')?.data;
  return {
    connections: Number(data?.connections ?? 0),
    requests: Number(data?.requests ?? 0),
    mostAtOnce: Number(data?.mostAtOnce ?? 0),
    shares: view.pids('client-over', 'shares'),
  };
}

function seen(view: View): string {
  const { connections, requests, mostAtOnce, shares } = visits(view);
  if (connections === 0) return 'It opened no connection that a server could have seen';
  const many = mostAtOnce > 1 ? `, up to ${mostAtOnce} at a time` : '';
  const sent = `It sent ${count(requests, 'request')} over ${count(connections, 'connection')}${many}`;
  return shares.length === 0 ? sent : `${sent}; the workers got ${shares.join(', ')} of these`;
}

function quoted(view: View): string {
  const lines = view.of('output').filter(({ stream }) => stream === 'stderr');
  const told = lastWords(
    lines.map(({ text }) => text),
    QUOTED,
  );
  return told.length === 0 ? '' : `\nIt printed to stderr:\n${told.map((line) => `  ${line}`).join('\n')}`;
}

/** Why there is no verdict, if there is none. */
function speechless(view: View): Decision {
  const over = view.mark('client-over');
  if (over === undefined || said(view) !== undefined) return undefined;
  const exit = endOf(view);
  if (exit === undefined) return undefined;
  const how = exit.signal === null ? `with code ${exit.code}` : `by ${exit.signal}`;
  const told = `It ended ${how} at ${at(exit.t)}, and its last line on stdout is none of "balanced", "unbalanced", "unknown".`;
  return fail(`${told}${quoted(view)}`, exit, over);
}

function endless(view: View): Decision {
  const over = view.mark('client-over');
  if (over === undefined || endOf(view) !== undefined) return undefined;
  const limit = view.condition('client-ended')?.limit ?? 0;
  return late(view, limit, `${seen(view)}, and after ${limit} ms it still ran.`, over);
}

/** The client comes to its end by itself, with one of the three words. */
export const reachesVerdict: Check = {
  // None: what a limit ended never came to a verdict.
  needs: [],
  judge(view) {
    const limit = view.of('limit')[0];
    if (limit !== undefined) return fail(`It had to be ended at ${at(limit.t)}: ${limit.detail}.`, limit);
    if (view.mark('client-over') === undefined) return undefined;
    const word = said(view);
    const wrong = endless(view) ?? speechless(view);
    if (wrong !== undefined || word === undefined) return wrong;
    return pass(`It said "${word.word}", and ended at ${at(endOf(view)?.t ?? 0)}.`, word.line, endOf(view));
  },
};

/** The word is the one that is true of the hidden server: `word`. */
export const rightVerdict: Check = {
  needs: ['client-over'],
  judge(view, parameters) {
    if (view.mark('client-over') === undefined) return undefined;
    const wanted = String(parameters.word);
    const found = said(view);
    const wrong = endless(view) ?? speechless(view);
    if (wrong !== undefined || found === undefined) return wrong;
    const over = view.mark('client-over');
    const told = `${seen(view)}, and it said "${found.word}"`;
    if (found.word === wanted) return pass(`${told}.`, found.line, over);
    const because = `${told}. The truth is "${wanted}": ${String(parameters.truth)}.`;
    // Who gives up on a server that answers may have been kept waiting by the machine.
    if (found.word === 'unknown') return late(view, PATIENCE, because, found.line, over);
    return fail(because, found.line, over);
  },
};

/** The exit code is the one that goes with the word. */
export const exitCodeFits: Check = {
  needs: ['client-over'],
  judge(view) {
    const over = view.mark('client-over');
    const exit = endOf(view);
    const found = said(view);
    if (over === undefined) return undefined;
    if (exit === undefined || found === undefined) return unknown('It came to no verdict.', over);
    const wanted = CODES.get(found.word);
    const told = `It said "${found.word}" and ended with ${exit.signal ?? `code ${exit.code}`}`;
    if (exit.code !== wanted) return fail(`${told}; ${wanted} belongs to that word.`, found.line, exit);
    return pass(`${told}.`, found.line, exit);
  },
};
