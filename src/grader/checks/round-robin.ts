import type { EventOf } from '../../domain/event.ts';
import { type Check, count, type Decision, fail, late, pass, pidList } from './check.ts';
import type { View } from './view.ts';

const EACH = 12;
const MOST_BREAKS = 2;
/** One that is not answered in this time hangs, in milliseconds before scaling. */
const HANGS = 3000;

export type Sequence = {
  readonly answers: readonly EventOf<'response'>[];
  readonly lost: number;
  readonly whole: boolean;
};

/** The answers to the sequential fresh connections, in order. */
export function sequenceOf(view: View): Sequence {
  const asked = view.tagged('sequence');
  const answers = asked.flatMap(({ response }) => (response?.ok === true ? [response] : []));
  return { answers, lost: asked.length - answers.length, whole: view.mark('sequence-end') !== undefined };
}

/** Most minus fewest answers of a worker; workers that never answered count as 0. */
export function spreadOf(view: View): number {
  const counts = sharesOf(view);
  return Math.max(...counts.values()) - Math.min(...counts.values());
}

function sharesOf(view: View): Map<number, number> {
  const shares = new Map(view.pids('sequence-start', 'workers').map((pid) => [pid, 0]));
  for (const { pid = 0 } of sequenceOf(view).answers) shares.set(pid, (shares.get(pid) ?? 0) + 1);
  return shares;
}

/** Where `pid[i]` differs from `pid[i − workers]`. */
export function breaksOf(view: View): EventOf<'response'>[] {
  const { answers } = sequenceOf(view);
  const period = view.expected ?? 1;
  return answers.filter(({ pid }, at) => at >= period && answers[at - period]?.pid !== pid);
}

function judgeShare(view: View): Decision {
  const { whole, answers, lost } = sequenceOf(view);
  if (!whole) return undefined;
  const workers = view.expected ?? 0;
  const shares = [...sharesOf(view)].sort((a, b) => b[1] - a[1]);
  const told = shares.map(([pid, share]) => `${pid}: ${share}`).join(', ');
  const end = view.mark('sequence-end');
  if (lost > 0) {
    const told = `Of ${answers.length + lost} connections, one after another, ${count(lost, 'was', 'were')} not answered.`;
    return unanswered(view, told);
  }
  const uneven = shares.some(([, share]) => Math.abs(share - EACH) > 1);
  if (uneven || shares.length !== workers) {
    return fail(
      `The workers' shares of ${answers.length} connections, one after another, were ${told}; each should get ${EACH}, give or take one.`,
      end,
    );
  }
  return pass(`The workers' shares of ${answers.length} connections, one after another, were ${told}.`, end);
}

/** If all that were lost hung, a machine that stands still looks the same. */
function unanswered(view: View, told: string): Decision {
  const end = view.mark('sequence-end');
  const lost = view.tagged('sequence').filter(({ response }) => response?.ok === false);
  const hung = lost.filter(({ response }) => response?.outcome === 'timed-out');
  const only = hung.length > 0 && hung.length === lost.length;
  return only ? late(view, view.scaled(HANGS), told, hung[0]?.sent, end) : fail(told, end);
}

function judgeRotation(view: View): Decision {
  const { whole, answers } = sequenceOf(view);
  if (!whole) return undefined;
  const period = view.expected ?? 0;
  const breaks = breaksOf(view);
  const end = view.mark('sequence-end');
  const turn = pidList(answers.slice(0, period).map(({ pid }) => pid ?? 0));
  if (answers.length < EACH * period)
    return unanswered(view, `Only ${answers.length} of ${EACH * period} connections were answered.`);
  if (breaks.length > MOST_BREAKS) {
    return fail(
      `In ${answers.length} connections the workers left their order ${breaks.length} times; the same order should come again and again.`,
      ...breaks.slice(0, 4),
      end,
    );
  }
  if (new Set(answers.slice(0, period).map(({ pid }) => pid)).size < Math.min(period, 2)) {
    return fail(
      `One worker (${answers[0]?.pid}) answered the first ${period} connections by itself; the workers should take turns.`,
      end,
    );
  }
  return pass(
    `Through ${answers.length} connections the workers kept to the order ${turn}${breaks.length === 0 ? '' : `, but for ${count(breaks.length, 'break')}`}.`,
    end,
  );
}

/** Of 12 sequential fresh connections for each worker every worker gets 12, give or take one. */
export const evenShare: Check = { needs: ['serving', 'sequence-end'], judge: judgeShare };

/** At most two breaks of `pid[i] = pid[i − WORKERS]`. */
export const rotation: Check = { needs: ['serving', 'sequence-end'], judge: judgeRotation };

/** Both, though the environment asks for the other policy. */
export const explicitPolicy: Check = {
  needs: ['serving', 'sequence-end'],
  judge(view) {
    const share = judgeShare(view);
    const turn = judgeRotation(view);
    if (share === undefined || turn === undefined) return undefined;
    const policy = view.given('NODE_CLUSTER_SCHED_POLICY') ?? 'none';
    const worse =
      [share, turn].find(({ status }) => status === 'fail') ?? (share.status === 'unknown' ? share : turn);
    return {
      ...worse,
      because: `With NODE_CLUSTER_SCHED_POLICY=${policy} in the environment: ${worse.because}`,
    };
  },
};

/** All of it on one port, by exactly the expected workers, and never by the primary. */
export const onePort: Check = {
  needs: ['serving', 'sequence-end'],
  judge(view) {
    const { whole, answers } = sequenceOf(view);
    const end = view.mark('sequence-end');
    if (!whole) return undefined;
    const primary = answers.find(({ pid }) => pid !== undefined && view.process(pid)?.role === 'primary');
    if (primary !== undefined)
      return fail(`The primary (${primary.pid}) answered a connection itself.`, primary);
    const workers = view.pids('sequence-end', 'workers');
    if (workers.length !== view.expected) {
      return fail(
        `At the end there ${workers.length === 1 ? 'was' : 'were'} ${count(workers.length, 'worker')}; ${view.expected} were asked for.`,
        end,
      );
    }
    const strangers = answers.filter(({ pid }) => pid === undefined || !workers.includes(pid));
    if (strangers.length > 0) {
      return fail(
        `${count(strangers.length, 'answer')} came from a process that was no worker at the end: ${pidList(strangers.map(({ pid }) => pid ?? 0))}.`,
        strangers[0],
      );
    }
    if (answers.length === 0) return fail('None of the connections was answered.', end);
    return pass(
      `All ${answers.length} answers came from ${count(workers.length, 'worker')} on one port.`,
      end,
    );
  },
};
