import type { EventOf } from '../../domain/event.ts';
import { at, type Check, count, ended, fail, late, pass, unknown } from './check.ts';
import type { RequestSeen, View } from './view.ts';

/** A short request is answered within this while others compute, in milliseconds before scaling ... */
const PROMPT = 50;
/** ... or at least so many of them are. */
const SHARE = 0.8;
/** What is unanswered when nobody has computed for so long stays so, in milliseconds before scaling; as the probe waits. */
const IDLE = 1500;
/** Fewer looks or short requests than these prove nothing. */
const ENOUGH = 8;

const NEEDS = ['serving', 'computing-end'];

/** Short requests that were sent while others computed, and how long each answer took, in milliseconds. */
function meanwhile(view: View): { took: number; answer: EventOf<'response'> }[] {
  return view.tagged('meanwhile').flatMap(({ sent, response }) => {
    return response?.ok === true ? [{ took: Math.round(response.t - sent.t), answer: response }] : [];
  });
}

/** While it computes, `GET /` is answered at once. */
export const staysResponsive: Check = {
  needs: NEEDS,
  judge(view) {
    const end = view.mark('computing-end');
    if (end === undefined) return undefined;
    const lost = view.tagged('meanwhile').find(({ response }) => response?.ok !== true);
    if (lost?.response !== undefined) {
      const told = `While it computed, GET / was asked at ${at(lost.sent.t)} and not served: ${ended(lost.response)}.`;
      const slow = lost.response.outcome === 'timed-out';
      if (!slow) return fail(told, lost.sent, lost.response);
      return late(view, lost.response.t - lost.sent.t, told, lost.sent, lost.response);
    }
    const answers = meanwhile(view).toSorted((a, b) => a.took - b.took);
    if (answers.length < ENOUGH) {
      return unknown('It computed for too short a time to be asked for anything meanwhile.', end);
    }
    const limit = view.scaled(PROMPT);
    const prompt = answers.filter(({ took }) => took <= limit).length;
    const slowest = answers.at(-1);
    const told = `While it computed, ${prompt} of ${answers.length} requests to / were answered within ${limit} ms`;
    const worst = `the slowest took ${slowest?.took} ms`;
    if (prompt >= SHARE * answers.length) return pass(`${told}; ${worst}.`, end);
    // What the grader itself may have missed is compared with how late the answers really were.
    const usual = answers[Math.floor(SHARE * answers.length)]?.took ?? 0;
    return late(view, usual, `${told}; ${worst}. They should all be.`, slowest?.answer, end);
  },
};

/** The results of the compute requests that came back, by the path that was asked for. */
export function results(view: View, tag = 'compute'): RequestSeen[] {
  return view.tagged(tag);
}

/** `results` of the form `<n>=<hash>`: what `field` must hold in the answer to the path that ends with n. */
export const resultsRight: Check = {
  needs: NEEDS,
  judge(view, parameters) {
    const end = view.mark('computing-end');
    if (end === undefined) return undefined;
    const field = String(parameters.field);
    const right = expected(parameters.results);
    for (const { sent, response } of results(view)) {
      const wanted = right.get(/\d+$/.exec(sent.path)?.[0] ?? '');
      if (response === undefined || response.outcome === 'cut-off') continue;
      const asked = `GET ${sent.path}, sent at ${at(sent.t)}`;
      if (response.outcome === 'timed-out') {
        const told = `${asked}, had no answer after ${Math.round(response.t - sent.t)} ms.`;
        return late(view, response.t - sent.t, told, sent, response);
      }
      if (!response.ok) return fail(`${asked}: ${ended(response)}.`, sent, response);
      const found = fieldOf(response.body, field);
      if (found !== wanted) {
        const whose = [...right].find(([, value]) => value === found)?.[0];
        const known =
          whose === undefined ? '' : ` That is the result for ${whose}, which another client asked for.`;
        return fail(
          `${asked}, gave "${field}": ${JSON.stringify(found)}; right is "${wanted}".${known}`,
          sent,
          response,
        );
      }
    }
    const left = Number(end.data?.unanswered ?? 0);
    if (left > 0) {
      const idle = view.scaled(IDLE);
      const told = `${left} of ${end.data?.count} requests that should be computed had no answer, and for ${idle} ms nobody computed.`;
      return late(view, idle, told, end);
    }
    const all = results(view).length;
    return all === 0 ? unknown('Nothing was asked for.', end) : pass(`All ${all} results are right.`, end);
  },
};

function expected(list: unknown): Map<string, string> {
  const lines = Array.isArray(list) ? list.map(String) : [];
  return new Map(lines.map((line): [string, string] => [line.split('=')[0] ?? '', line.split('=')[1] ?? '']));
}

function fieldOf(body: unknown, field: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[field] : undefined;
}

/** How many threads computed at the same time, in the middle of all looks; undefined: it was not seen. */
export function atOnce(view: View): number | undefined {
  const samples = view.pids('computing-end', 'samples').toSorted((a, b) => a - b);
  if (view.mark('computing-end')?.data?.seen !== true || samples.length < ENOUGH) return undefined;
  return samples[Math.floor(samples.length / 2)];
}

function judgePool(
  view: View,
  judge: (found: number, pool: number, told: string) => ReturnType<Check['judge']>,
) {
  const end = view.mark('computing-end');
  if (end === undefined) return undefined;
  if (end.data?.seen !== true) return unknown('What the threads of a process do cannot be seen here.', end);
  const found = atOnce(view);
  if (found === undefined) return unknown('It computed for too short a time to be looked at.', end);
  const pool = Number(end.data.pool);
  const looks = view.pids('computing-end', 'samples').length;
  const told = `While more hashes were waiting, ${count(found, 'thread')} beside the main one computed at a time, in the middle of ${looks} looks; POOL is ${pool}.`;
  return judge(found, pool, told);
}

/** While enough is waiting, POOL threads compute at the same time. */
export const poolUsed: Check = {
  needs: NEEDS,
  judge: (view) =>
    judgePool(view, (found, pool, told) => {
      const end = view.mark('computing-end');
      // However busy the machine is: who would compute if there were a free CPU is counted.
      return found < pool ? late(view, Number.POSITIVE_INFINITY, told, end) : pass(told, end);
    }),
};

/** However much is waiting, no more than POOL threads compute at the same time. */
export const poolBounded: Check = {
  needs: NEEDS,
  judge: (view) =>
    judgePool(view, (found, pool, told) => {
      const end = view.mark('computing-end');
      return found > pool ? fail(told, end) : pass(told, end);
    }),
};

/** Every request with `tag` is answered with `status`. */
export const statusIs: Check = {
  needs: ['serving', 'asked'],
  judge(view, parameters) {
    const asked = view.mark('asked');
    if (asked === undefined) return undefined;
    const all = view.tagged(String(parameters.tag));
    const other = all.find(({ response }) => response?.status !== parameters.status);
    if (other?.response !== undefined) {
      const { sent, response } = other;
      const told = `GET ${sent.path} was to be answered with ${parameters.status}`;
      if (response.outcome === 'answered') {
        return fail(`${told}, and got ${response.status} at ${at(response.t)}.`, sent, response);
      }
      const how = `${told}, and was not: ${ended(response)}.`;
      if (response.outcome !== 'timed-out') return fail(how, sent, response);
      return late(view, response.t - sent.t, how, sent, response);
    }
    if (all.length === 0) return unknown('Nothing was asked.', asked);
    return pass(
      `${count(all.length, 'request')} answered with ${parameters.status}.`,
      all[0]?.response,
      asked,
    );
  },
};
