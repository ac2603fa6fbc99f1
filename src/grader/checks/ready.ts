import { at, type Check, count, fail, late, pass, pidList, tooBusy, unknown } from './check.ts';
import type { View } from './view.ts';

/** The line comes within this after the last worker has answered, in milliseconds before scaling. */
const LATE = 1000;
/** Requests that answer the line at once take no longer; slower ones tell of the machine. */
const AT_ONCE = 250;
/** Whoever has answered so often since is not kept by the machine from saying a word. */
const AWAKE = 30;
/** For so long after a death the primary may not have heard of it. */
const UNHEARD = 300;
const WORD = 'ready';

/** The lines on stdout that hold the word and nothing else, but for those after the grader's end. */
export function readyLines(view: View) {
  const ending = view.mark('ending')?.t ?? Number.POSITIVE_INFINITY;
  return view.of('output').filter((l) => l.stream === 'stdout' && l.text.trim() === WORD && l.t <= ending);
}

/** A line that was meant to be the one, and where it went; undefined: there is none. */
export function nearMiss(view: View) {
  return view.of('output').find(({ text }) => /\bready\b/i.test(text));
}

/** First answers of the workers, in order. */
export function firstAnswers(view: View) {
  const seen = new Set<number>();
  const answers = [...view.requests.values()].flatMap(({ response }) =>
    response?.ok === true ? [response] : [],
  );
  return answers
    .toSorted((a, b) => a.i - b.i)
    .filter(
      ({ pid }) =>
        pid !== undefined && !seen.has(pid) && view.process(pid)?.role !== 'primary' && seen.add(pid),
    );
}

/** When as many workers as expected had answered and lived, as far as requests showed it; undefined: never. */
export function allAnswered(view: View) {
  const firsts = firstAnswers(view);
  return firsts.find(({ t }) => {
    const there = firsts.filter((other) => {
      const died = view.process(other.pid ?? 0)?.died;
      return other.t <= t && (died === undefined || died.lastSeen >= t);
    });
    return there.length >= (view.expected ?? 0);
  });
}

/** The line comes, on stdout, within a second after every worker has answered. */
export const saysReady: Check = {
  needs: ['launch'],
  judge(view) {
    const limit = view.scaled(LATE);
    const all = allAnswered(view);
    const seen = view.mark('ready-seen');
    const [line] = readyLines(view);
    if (seen !== undefined && line !== undefined) {
      const behind = all === undefined ? 0 : Math.round(line.t - all.t);
      if (behind > limit) {
        const told = `All workers had answered by ${at(all?.t ?? 0)}; the line came ${behind} ms later. The limit is ${limit} ms.`;
        return late(view, limit, told, all, line);
      }
      return pass(`The line came at ${at(line.t)}.`, line);
    }
    const never = view.mark('no-ready');
    if (never === undefined) return undefined;
    const near = nearMiss(view);
    if (near !== undefined) {
      const told = `There is no line "${WORD}" on stdout, but this one on ${near.stream}: ${near.text.trim().slice(0, 80)}`;
      return fail(told, near, never);
    }
    if (all === undefined) {
      const told = `No line "${WORD}" until ${at(never.t)}, and there never were ${view.expected} workers that answered.`;
      return late(view, limit, told, never);
    }
    const waited = Math.round(never.t - all.t);
    const told = `All workers had answered by ${at(all.t)}, and ${waited} ms later there still was no line "${WORD}" on stdout.`;
    const since = view
      .tagged('poll')
      .filter(({ response }) => response?.ok === true && response.t > all.t).length;
    return since >= AWAKE ? fail(told, all, never) : late(view, limit, told, all, never);
  },
};

/** Asked at once when the line comes, every worker answers. */
export const allAnswer: Check = {
  needs: ['ready-seen'],
  judge(view) {
    const seen = view.mark('ready-seen');
    const checked = view.mark('ready-checked');
    const [line] = readyLines(view);
    if (seen === undefined || checked === undefined || line === undefined) return undefined;
    const expected = view.expected ?? 0;
    const workers = view.pids('ready-checked', 'workers');
    // Where workers hold the socket themselves the system chooses who is asked; to hold it is to be ready.
    const holders = view.of('listeners').at(-1)?.holders ?? [];
    const ready = new Set([
      ...view.pids('ready-checked', 'seen'),
      ...workers.filter((pid) => holders.includes(pid)),
    ]);
    const told = `When the line came, at ${at(line.t)}, ${count(ready.size, 'worker')} of ${expected} answered`;
    if (ready.size < expected) {
      const gone = view.mark('victims-gone') ?? view.mark('struck');
      if (gone !== undefined && line.t < gone.t + view.scaled(UNHEARD)) {
        return unknown(
          `${told}, but a worker was being killed just then, and nobody could know of it yet.`,
          gone,
          line,
        );
      }
      const who = ready.size === 0 ? '' : ` (${pidList([...ready])})`;
      return fail(`${told}${who}.`, line, checked);
    }
    if (Number(checked.data?.took) > view.scaled(AT_ONCE)) {
      return tooBusy(
        `${told}, but it took ${Math.round(Number(checked.data?.took))} ms to ask them: the machine is too slow to tell.`,
        checked,
      );
    }
    return pass(`${told}: ${pidList([...ready])}.`, line, checked);
  },
};

/** The line comes once, whatever happens to workers later. */
export const readyOnce: Check = {
  needs: ['ready-seen'],
  judge(view) {
    const lines = readyLines(view);
    if (lines.length > 1) {
      const [first, second] = lines;
      return fail(
        `The line came ${lines.length} times, first at ${at(first?.t ?? 0)} and again at ${at(second?.t ?? 0)}.`,
        ...lines.slice(0, 4),
      );
    }
    if (!view.ended || lines.length === 0) return undefined;
    return pass(`The line came once, at ${at(lines[0]?.t ?? 0)}.`, lines[0]);
  },
};

/** The n-th worker that is forked warms up for n times BOOT_MS, at most for `most`: answers that came sooner after its birth. */
export function coldAnswers(view: View, most = Number.POSITIVE_INFINITY) {
  const warmUp = Number(view.given('BOOT_MS') ?? 0);
  const workers = view.workers();
  return firstAnswers(view).filter(({ pid, t }) => {
    const n = workers.findIndex((seen) => seen.pid === pid);
    const born = workers[n]?.born.notSeen;
    return born !== undefined && t < born + Math.min(most, (n + 1) * warmUp);
  });
}

/** No worker answers before its warm-up can be over. `most`: milliseconds that the lab's warm-up takes at most. */
export const noneBeforeWarm: Check = {
  needs: ['ending'],
  judge(view, { most }) {
    const [cold] = coldAnswers(view, typeof most === 'number' ? most : undefined);
    if (cold !== undefined) {
      const boot = view.given('BOOT_MS');
      const told = `Worker ${cold.pid} answered at ${at(cold.t)}, before its warm-up can be over (BOOT_MS=${boot}).`;
      return fail(told, view.process(cold.pid ?? 0)?.born, cold);
    }
    const ending = view.mark('ending');
    const tried = view.tagged('poll').length;
    if (ending === undefined || tried === 0 || view.workers().length === 0) return undefined;
    const answers = firstAnswers(view);
    if (answers.length > 0)
      return pass(`${count(answers.length, 'worker')} answered, none before its warm-up.`, answers[0]);
    return pass(
      `${count(tried, 'connection')} tried, and nobody answered: the warm-up was not over.`,
      ending,
    );
  },
};
