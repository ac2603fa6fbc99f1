import { UNCAUGHT } from '../domain/last-words.ts';
import type { Timeline } from '../domain/timeline.ts';
import { breaksOf, sequenceOf, spreadOf } from './checks/round-robin.ts';
import { bootChildren, servesFailure } from './checks/serves-failure.ts';
import { forkedAfter, lateTries, shutdownOf } from './checks/shutdown-view.ts';
import { surelyAlive, View } from './checks/view.ts';
import { addressFacts } from './facts/addresses.ts';
import { callFacts } from './facts/calls.ts';
import { capacityFacts } from './facts/capacity.ts';
import { computeFacts } from './facts/compute.ts';
import { crashLoopFacts } from './facts/crash-loop.ts';
import { hungFacts } from './facts/hung.ts';
import { limitFacts } from './facts/limit.ts';
import { orphanFacts } from './facts/orphans.ts';
import { pm2Facts } from './facts/pm2.ts';
import { readyFacts } from './facts/ready.ts';
import { refusalFacts } from './facts/refusal.ts';
import { reloadFacts } from './facts/reload.ts';
import { sessionFacts } from './facts/sessions.ts';
import { settingFacts } from './facts/setting.ts';
import { severalStrikesFacts } from './facts/strikes.ts';
import { totalFacts } from './facts/total.ts';
import { verdictFacts } from './facts/verdict.ts';

export type Facts = Readonly<Record<string, string | number | boolean>>;

/** Plain facts of one run, for the signatures of mistakes. What was not seen is absent. */
export function factsOf(timeline: Timeline): Facts {
  const view = new View(timeline);
  for (const event of timeline.events) view.push(event);
  return withoutMissing({
    'serves-failure': servesFailure(view)?.kind ?? 'none',
    ...workerFacts(view),
    ...strikeFacts(view),
    ...severalStrikesFacts(view),
    ...capacityFacts(view),
    ...computeFacts(view),
    ...crashLoopFacts(view),
    ...hungFacts(view),
    ...addressFacts(view),
    ...callFacts(view),
    ...reloadFacts(view),
    ...orphanFacts(view),
    ...pm2Facts(view),
    ...sequenceFacts(view),
    ...shutdownFacts(view),
    ...limitFacts(view),
    ...sessionFacts(view),
    ...settingFacts(view),
    ...totalFacts(view),
    ...readyFacts(view),
    ...refusalFacts(view),
    ...verdictFacts(view),
  });
}

type Loose = Record<string, string | number | boolean | undefined>;

function withoutMissing(facts: Loose): Facts {
  const known = Object.entries(facts).filter(
    (fact): fact is [string, string | number | boolean] => fact[1] !== undefined,
  );
  return Object.fromEntries(known);
}

function workerFacts(view: View): Loose {
  const listeners = view.of('listeners').at(-1);
  const primary = view.processes.find(({ role }) => role === 'primary')?.pid;
  const exit = view.primaryExit;
  const answers = [...view.requests.values()].flatMap(({ response }) =>
    response?.ok === true ? [response.pid] : [],
  );
  const moment = view.mark('steady-end') ?? view.mark('workers-up');
  // The grader ends what is left after the last probe, and marks that: such an end says nothing of the program.
  const last = view.mark('ending')?.t ?? Number.POSITIVE_INFINITY;
  const byItself = exit !== undefined && exit.t <= last;
  return {
    'workers-expected': view.expected ?? undefined,
    // As the probe counted them: the look at the table that came next may be the one that finds them ended by us.
    'workers-at-steady': moment === undefined ? undefined : view.pids(moment.name, 'workers').length,
    'answering-workers': view.workers().filter(({ answered }) => answered).length,
    'primary-answers': primary !== undefined && answers.includes(primary),
    forks: view.workers().length,
    // PM2's own processes say nothing of the program.
    'uncaught-error': view
      .of('output')
      .some(({ stream, text }) => stream === 'stderr' && UNCAUGHT.test(text)),
    'boot-children': view.of('launch')[0]?.by === 'pm2' ? undefined : bootChildren(view).length,
    deaths: view.workers().filter(({ died }) => died !== undefined && died.t < last).length,
    policy: listeners === undefined ? 'unknown' : policyOf(listeners.holders, primary),
    'primary-died': byItself,
    'primary-exit': exit === undefined || !byItself ? 'alive' : exitOf(exit),
  };
}

function policyOf(holders: readonly number[], primary: number | undefined): string {
  if (holders.length === 0 || primary === undefined) return 'unknown';
  return holders.some((pid) => pid !== primary) ? 'none' : 'round-robin';
}

function exitOf(exit: { code: number | null; signal: string | null }): string {
  return exit.signal === null ? `code:${exit.code}` : `signal:${exit.signal}`;
}

function strikeFacts(view: View): Loose {
  const struck = view.mark('struck');
  if (struck === undefined) return {};
  const gone = view.mark('victims-gone');
  const replaced = view.mark('replaced');
  const victims = new Set(view.pids('victims-gone', 'pids'));
  const siblings = view.pids('struck', 'workers').filter((pid) => !victims.has(pid));
  const end =
    view.mark('saw-all')?.t ?? view.mark('steady-end')?.t ?? view.mark('watched-siblings')?.t ?? struck.t;
  const forked = view.workers().filter(({ born }) => born.t > struck.t);
  return {
    'victim-died': gone !== undefined,
    'replacement-ms': replaced === undefined ? undefined : Math.round(replaced.t - struck.t),
    'new-workers-after-kill': forked.length,
    'workers-at-limit':
      view.mark('steady-end') === undefined ? undefined : view.pids('steady-end', 'workers').length,
    'siblings-died': siblings.filter((pid) => {
      const died = view.process(pid)?.died;
      return died !== undefined && died.t <= end;
    }).length,
    'sibling-failures': view
      .tagged('sibling')
      .filter(({ response }) => response !== undefined && !response.ok).length,
  };
}

function sequenceFacts(view: View): Loose {
  if (!sequenceOf(view).whole) return {};
  return { spread: spreadOf(view), breaks: breaksOf(view).length };
}

function shutdownFacts(view: View): Loose {
  const shutdown = shutdownOf(view);
  if (shutdown === undefined) return {};
  const { since, inFlight, answered, exit, lastAnswer } = shutdown;
  const watched = shutdown.watched?.t ?? Number.POSITIVE_INFINITY;
  const exited = exit !== undefined && exit.t <= watched ? exit : undefined;
  const tries = lateTries(view, shutdown, view.scaled(250));
  const deaths = view
    .workers()
    .flatMap(({ died }) => (died === undefined || died.t > watched ? [] : [died.t]));
  const all = view.processes.map(({ died }) => (died === undefined || died.t > watched ? undefined : died.t));
  const gone = all.every((t) => t !== undefined) ? Math.max(0, ...all.map((t) => t ?? 0)) : undefined;
  const moment = exited === undefined ? undefined : exited.t + view.scaled(100);
  const kept = new Set(inFlight.filter(({ sent }) => sent.conn > 0).map(({ sent }) => sent.id));
  return {
    'in-flight-answered':
      inFlight.length === 0
        ? 'nothing-in-flight'
        : answered.length === 0
          ? 'none'
          : answered.length === inFlight.length
            ? 'all'
            : 'some',
    'primary-exit': exited === undefined ? 'alive' : exitOf(exited),
    'primary-died': exited !== undefined && exited.t < since,
    'primary-exit-after-ms': exited === undefined ? undefined : Math.round(exited.t - since),
    'primary-exit-after-last-answer-ms':
      exited === undefined || lastAnswer === undefined ? undefined : Math.round(exited.t - lastAnswer.t),
    'all-gone-after-ms': gone === undefined ? undefined : Math.round(gone - since),
    'workers-gone-after-ms':
      deaths.length < view.workers().length ? undefined : Math.round(Math.max(0, ...deaths) - since),
    'worker-exit-spread-ms':
      deaths.length < 2 ? undefined : Math.round(Math.max(...deaths) - Math.min(...deaths)),
    'late-answers': tries.filter(({ response }) => response?.outcome === 'answered').length,
    'late-hangs': tries.filter(({ response }) => response?.outcome === 'timed-out').length,
    'new-workers-after-signal': forkedAfter(view, shutdown).length,
    orphans:
      moment === undefined
        ? undefined
        : view.processes.filter((seen) => seen.role !== 'primary' && surelyAlive(seen, moment)).length,
    'processes-left': view.pids('watched', 'left').length,
    'ipc-disconnected-error': view.of('output').some(({ text }) => text.includes('ERR_IPC_DISCONNECTED')),
    'kept-answers-that-keep': answered.filter(({ id, keeps }) => kept.has(id) && keeps === true).length,
    'timeout-ms': shutdown.timeout ?? undefined,
  };
}
