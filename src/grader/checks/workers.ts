import type { EventOf } from '../../domain/event.ts';
import {
  at,
  type Check,
  count,
  type Decision,
  fail,
  late,
  pass,
  pidList,
  tooBusy,
  unknown,
} from './check.ts';
import type { ProcessSeen, View } from './view.ts';

/** Exactly the expected number of workers while the program is left alone. Needs the mark `steady-end`. */
function steadyCount(view: View, expected: number): Decision {
  const start = view.mark('steady-start');
  const end = view.mark('steady-end');
  if (start === undefined || end === undefined) return undefined;
  const workers = view.workers();
  const change = workers.find(
    ({ born, died }) =>
      (born.notSeen >= start.t && born.t <= end.t) ||
      (died !== undefined && died.t > start.t && died.t <= end.t),
  );
  const alive = workers.filter(({ born, died }) => born.t <= end.t && (died === undefined || died.t > end.t));
  if (change !== undefined) {
    const ended = change.died !== undefined && change.died.t <= end.t;
    const moved = ended ? change.died : change.born;
    const what = ended ? 'was gone' : 'was forked';
    return fail(
      `The workers do not settle: worker ${change.pid} ${what} at ${at(moved?.t ?? end.t)}, when all should have been up. ${told(alive.length, 'At the end', expected)}`,
      start,
      moved,
      end,
    );
  }
  const span = Math.round(end.t - start.t);
  if (alive.length !== expected) {
    return fail(told(alive.length, `For ${span} ms`, expected), end, ...alive.map(({ born }) => born));
  }
  const up = view.condition('workers');
  if (up !== undefined && !up.met) return notAllAnswered(view, alive, up, end);
  return pass(
    `For ${span} ms there ${expected === 1 ? 'was' : 'were'} exactly ${count(alive.length, 'worker')}, always the same.`,
    end,
    ...alive.map(({ born }) => born),
  );
}

/** There are as many workers as there should be; within the limit not all of them had answered. */
function notAllAnswered(
  view: View,
  alive: readonly ProcessSeen[],
  up: EventOf<'condition'>,
  end: EventOf<'mark'>,
): Decision {
  const before = view.of('response').filter(({ ok, i }) => ok && i < end.i);
  const mute = alive.filter((worker) => !before.some(({ pid }) => pid === worker.pid));
  const told = `There are ${count(alive.length, 'worker')}`;
  if (mute.length === 0)
    return tooBusy(`${told}, and the last of them to answer took more than ${up.limit} ms.`, up, end);
  const holders = view.of('listeners').findLast(({ i }) => i < end.i)?.holders ?? [];
  const never = `${told}, but not all of them ever answered.`;
  if (!mute.every(({ pid }) => holders.includes(pid))) return late(view, up.limit, never, up, end);
  const alone =
    'They hold the listening socket themselves, so the operating system alone decides who is asked.';
  return unknown(`${never} ${alone}`, up);
}

/** `For 500 ms there were 2 workers; 3 should be there.` */
function told(found: number, when: string, expected: number): string {
  return `${when} there ${found === 1 ? 'was' : 'were'} ${count(found, 'worker')}; there should be ${expected}.`;
}

/** As many workers as WORKERS says. */
export const workerCount: Check = {
  needs: ['serving', 'steady-end'],
  judge: (view) => steadyCount(view, view.expected ?? 0),
};

/** Without WORKERS, as many as `os.availableParallelism()` gives in the same launch. */
export const defaultCount: Check = {
  needs: ['serving', 'expected', 'steady-end'],
  judge(view) {
    const told = view.mark('expected');
    const found = steadyCount(view, view.expected ?? 0);
    if (told === undefined || found === undefined) return undefined;
    const cpus = view.of('launch')[0]?.affinity?.length;
    const where = cpus === undefined ? 'here' : `with ${count(cpus, 'CPU')}`;
    const reason = `${found.because} os.availableParallelism() is ${view.expected} ${where}.`;
    if (found.status === 'pass' && told.data?.masked !== true) {
      return unknown(
        `${reason} Without a CPU mask a constant could look the same, so a match proves nothing.`,
        told,
      );
    }
    return { ...found, because: reason, cites: [told.i, ...found.cites].slice(0, 8) };
  },
};

/** Whoever answers is a live descendant of the primary, and never the primary itself. */
export const realWorkers: Check = {
  needs: ['serving'],
  judge(view) {
    const answers = [...view.requests.values()].flatMap(({ response }) =>
      response?.ok === true ? [response] : [],
    );
    const byPrimary = answers.find(({ pid }) => pid !== undefined && view.process(pid)?.role === 'primary');
    if (byPrimary !== undefined) {
      return fail(
        `The primary (${byPrimary.pid}) answered a request itself at ${at(byPrimary.t)}; only workers should.`,
        byPrimary,
      );
    }
    // Zero answers prove nothing.
    if (!view.ended || answers.length === 0) return undefined;
    const stranger = answers.find(({ pid, t }) => pid === undefined || !livedAt(view, pid, t));
    if (stranger !== undefined) {
      return fail(
        `An answer at ${at(stranger.t)} says that it comes from process ${Math.abs(stranger.pid ?? 0)}, but no live process below the primary has that pid.`,
        stranger,
      );
    }
    const pids = [...new Set(answers.map(({ pid }) => pid ?? 0))];
    return pass(
      `${answers.length === 1 ? 'The one answer' : `All ${answers.length} answers`} came from live workers: ${pidList(pids)}.`,
      answers[0],
    );
  },
};

function livedAt(view: View, pid: number, t: number): boolean {
  // A look at the table may come a little after the answer: the whole intervals count for the program.
  return view.processes.some(
    (seen) => seen.pid === pid && seen.born.notSeen <= t && (seen.died?.t ?? t) >= t - 50,
  );
}

/** Every worker gets work. Only round robin makes that certain, so that without it an unseen one proves nothing. */
export const allServe: Check = {
  needs: ['serving', 'saw-all'],
  judge(view) {
    const saw = view.mark('saw-all');
    if (saw === undefined) return undefined;
    const wanted = view.pids('saw-all', 'wanted');
    const unseen = view.pids('saw-all', 'unseen');
    if (wanted.length === 0)
      return fail('There is no worker that could serve: the primary has no child that answers.', saw);
    if (unseen.length === 0)
      return pass(`All ${count(wanted.length, 'worker')} answered: ${pidList(wanted)}.`, saw);
    const listeners = view.of('listeners').at(-1);
    const told = `${unseen.length} of ${count(wanted.length, 'worker')} never answered: ${pidList(unseen)}.`;
    const deaf = unseen.filter((pid) => listeners?.holders.includes(pid) !== true);
    if (listeners !== undefined && deaf.length > 0) return fail(told, saw, listeners);
    return unknown(
      `${told} The workers hold the listening socket themselves, so the operating system alone decides who is asked.`,
      saw,
      listeners,
    );
  },
};
