import { at, type Check, fail, late, pass, unknown } from './check.ts';
import { lineNaming, ownWords } from './said.ts';
import type { View } from './view.ts';

/** What the program was given in the variable that it should refuse, as a shell would write it. */
function given(view: View): string {
  const env = view.of('launch')[0]?.env ?? {};
  const name = ['PORT', 'SHUTDOWN_TIMEOUT_MS'].find((each) => env[each] !== undefined) ?? 'WORKERS';
  const text = env[name] ?? '';
  return /^[^\s']+$/.test(text) ? `${name}=${text}` : `${name}='${text}'`;
}

/** How the primary ended by itself, if it did: what comes after the mark is the grader's doing. */
export function ownExit(view: View) {
  const ending = view.mark('ending')?.t ?? Number.POSITIVE_INFINITY;
  const exit = view.primaryExit;
  return exit !== undefined && exit.t <= ending ? exit : undefined;
}

/** The first worker that `cluster.fork()` made before the grader ended the program. */
export function firstFork(view: View) {
  return view.processes.find(({ role, worker }) => role !== 'primary' && worker);
}

/** The program ends by itself with a code other than 0, and never forks a worker. */
export const refuses: Check = {
  // None: a run that was ended for its many processes or for its output is just what this is about.
  needs: [],
  judge(view) {
    const what = given(view);
    const forked = firstFork(view);
    if (forked !== undefined) {
      return fail(`With ${what} it forked a worker (${forked.pid}) at ${at(forked.born.t)}.`, forked.born);
    }
    const limit = view.of('limit')[0];
    if (limit !== undefined) {
      return fail(`With ${what} it had to be ended at ${at(limit.t)}: ${limit.detail}.`, limit);
    }
    const exit = ownExit(view);
    if (exit?.signal != null) {
      return fail(`With ${what} it was ended by ${exit.signal}; it should end by itself, with a code.`, exit);
    }
    if (exit?.code === 0) {
      const told = `With ${what} it ended with code 0 at ${at(exit.t)}: whoever started it takes that for success.`;
      return fail(told, exit);
    }
    const over = view.mark('refusal-over');
    if (over === undefined) return undefined;
    if (exit === undefined) {
      const span = view.condition('refused')?.limit ?? 0;
      return late(view, span, `With ${what} it still ran after ${span} ms, without a word of refusal.`, over);
    }
    return pass(`With ${what} it ended with code ${exit.code} at ${at(exit.t)} and forked nothing.`, exit);
  },
};

/** A line on stderr names the variable that was refused. */
export const saysWhy: Check = {
  needs: ['refused'],
  judge(view) {
    const over = view.mark('refusal-over');
    if (over === undefined) return undefined;
    const what = given(view);
    const forked = firstFork(view);
    if (forked !== undefined || ownExit(view) === undefined) {
      return unknown(`Not judged: with ${what} it did not refuse.`, forked?.born, over);
    }
    const name = String(over.data?.variable ?? '');
    const lines = view.of('output');
    const errors = lines.filter(({ stream }) => stream === 'stderr');
    const told = lineNaming(errors, name);
    if (told !== undefined) return pass(`With ${what} it said on stderr: ${clip(told.text)}`, told);
    const elsewhere = lineNaming(
      lines.filter(({ stream }) => stream === 'stdout'),
      name,
    );
    if (elsewhere !== undefined) {
      return fail(`With ${what} it named ${name} on stdout only; a complaint belongs on stderr.`, elsewhere);
    }
    const said = ownWords(errors)[0];
    if (said === undefined) return fail(`With ${what} it ended and stderr holds not a word about it.`, over);
    return fail(`With ${what} it said on stderr: ${clip(said.text)} That does not name ${name}.`, said, over);
  },
};

function clip(text: string): string {
  const line = text.trim();
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
