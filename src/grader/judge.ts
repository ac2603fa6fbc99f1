import type { Event } from '../domain/event.ts';
import type { Finding, Status } from '../domain/finding.ts';
import type { Lab, LabCheck } from '../domain/lab.ts';
import type { Calibration, Timeline } from '../domain/timeline.ts';
import type { CheckResult } from '../domain/verdict.ts';
import type { Decision } from './checks/check.ts';
import { checks } from './checks/registry.ts';
import { beyondLimits } from './checks/serves.ts';
import { View } from './checks/view.ts';

/** The same words for every scenario, also for those that were not run for it. */
export const NEVER_SERVED = 'Not judged: the program never served (see "serves").';

type Header = { scenario: string; calibration: Calibration; platform: string; workers: number | null };

/**
 * Judges one scenario while its events arrive. A check is asked again after each event until it decides; its first
 * decision stands, so that a finding never changes as the timeline grows.
 */
export class ScenarioJudge {
  readonly view: View;
  readonly #open: LabCheck[];
  /** The lab's `serves`, where it does not ask for this scenario: a broken limit fails it all the same. */
  readonly #elsewhere: LabCheck | undefined;
  readonly #decided: Finding[] = [];

  constructor(lab: Lab, header: Header) {
    this.view = new View(header);
    this.#open = lab.checks.filter((check) => check.scenarios.includes(header.scenario));
    const serving = lab.checks.find(({ id }) => id === 'serves');
    this.#elsewhere = serving?.scenarios.includes(header.scenario) === false ? serving : undefined;
  }

  /** Takes the next event and returns what it decided. */
  push(event: Event): Finding[] {
    this.view.push(event);
    // These alone decide nothing, and there are many of them.
    if (event.kind === 'output' || event.kind === 'written' || event.kind === 'request') return [];
    const decided = this.#open.flatMap((check) => {
      const decision = this.#ask(check);
      return decision === undefined ? [] : [{ check: check.id, ...decision }];
    });
    for (const finding of decided) {
      this.#open.splice(
        this.#open.findIndex(({ id }) => id === finding.check),
        1,
      );
      this.#decided.push(finding);
    }
    if (event.kind === 'limit' && this.#elsewhere !== undefined) {
      const broken = beyondLimits(this.view);
      const first = this.#decided.every(({ check }) => check !== this.#elsewhere?.id);
      if (broken !== undefined && first) {
        const finding = { check: this.#elsewhere.id, ...broken };
        this.#decided.push(finding);
        decided.push(finding);
      }
    }
    return decided;
  }

  findings(): readonly Finding[] {
    return this.#decided;
  }

  #ask(check: LabCheck): Decision {
    const known = checks[check.use];
    if (known === undefined) throw new Error(`no check is called ${check.use}`);
    // What is seen after the grader has ended the program is the grader's doing; of it only `serves` can tell.
    const over = this.view.of('limit')[0];
    if (over !== undefined && known.needs.length > 0) {
      return { status: 'unknown', because: this.#unmetNeed(known.needs), cites: [over.i] };
    }
    try {
      const decision = known.judge(this.view, check.with);
      if (decision !== undefined || !this.view.ended) return decision;
    } catch (error) {
      // A check that cannot cope says nothing of the program.
      return { status: 'unknown', because: `The check itself failed: ${String(error)}`, cites: [] };
    }
    return { status: 'unknown', because: this.#unmetNeed(known.needs), cites: this.#unmetEvents() };
  }

  #unmetEvents(): number[] {
    return this.view.of('unmet').map(({ i }) => i);
  }

  #unmetNeed(needs: readonly string[]): string {
    const unmet = this.view.of('unmet')[0];
    if (unmet !== undefined)
      return `Not judged, for it needs ${NEEDS[unmet.need] ?? unmet.need}: ${unmet.reason}.`;
    const missing = needs.find(
      (need) => !(this.view.condition(need)?.met ?? this.view.mark(need) !== undefined),
    );
    if (missing === 'serving') return NEVER_SERVED;
    const limit = this.view.of('limit')[0];
    if (limit !== undefined)
      return `Not judged: the run was ended early, because of ${limit.limit} (see "serves").`;
    return `Not judged: the run never came to ${NEEDS[missing ?? ''] ?? `"${missing ?? 'its end'}"`}.`;
  }
}

const NEEDS: Readonly<Record<string, string>> = {
  workers: 'all the workers',
  'cpu-mask': 'a CPU mask',
  pm2: 'PM2',
  'pm2-list': "PM2's list of its processes",
  'grown-small': 'a worker that can grow',
  'grown-large': 'a worker that can grow',
  'ready-seen': 'a line that says ready',
  'settings-made': 'values that could be set',
  races: 'the end of the races',
  asked: 'the end of its questions',
  refused: 'an end by itself',
  'computing-end': 'the end of the time in which it is made to compute',
  'capacity-end': 'the end of the load',
  'client-over': 'the end of the client',
  lines: 'a connection to every worker',
  cpus: 'two CPUs at least',
  struck: 'the moment when a worker is ended',
  'victims-gone': 'the death of the worker that was struck',
  'in-flight-ready': 'the moment when requests are in flight',
  signalled: 'the signal',
  'sequence-end': 'the end of the row of connections',
  'steady-end': 'the end of the quiet time',
  'saw-all': 'the end of the search for every worker',
  'end-watched': 'the end of the time in which everything should have ended',
  'reload-sent': 'the order to reload',
  'socket-watched': 'the end of its watch on the socket',
  'load-stop': 'the end of the load',
  'loop-end': 'the end of the time in which no worker could boot',
  'fault-off': 'the end of the fault',
  'port-tried': 'a look at whether the port is free',
  'leave-start': 'the moment when a worker is asked to disconnect',
  'leave-end': 'the end of the time in which a worker that disconnects should have ended',
  'busy-start': 'the moment when a worker is kept busy',
  'busy-end': 'the end of the time in which a worker is kept busy',
  'calls-end': 'the end of the time in which the runs are counted',
  'logged-in': 'the logins',
  'sessions-asked': 'the questions whose session it is',
  'logged-out': 'the logout',
  'strangers-asked': 'the questions of strangers',
  addresses: 'clients with addresses of their own',
  'workers-up': 'workers that answer',
  'addresses-asked': 'the connections from many addresses',
  followed: 'the time after the death of a worker',
  'window-over': 'the moment when the worker that was struck has gone for good',
};

/** Judges a whole timeline. */
export function judgeTimeline(lab: Lab, timeline: Timeline): readonly Finding[] {
  const judge = new ScenarioJudge(lab, timeline);
  for (const event of timeline.events) judge.push(event);
  return judge.findings();
}

/** One result for each check of the lab: any fail, else any unknown, else pass, over its scenarios. */
export function combine(lab: Lab, findings: ReadonlyMap<string, readonly Finding[]>): CheckResult[] {
  return lab.checks.map((check) => {
    const of = (scenario: string) => findings.get(scenario)?.find((found) => found.check === check.id);
    // Broken limits are found in scenarios too that the check does not name.
    const others = [...findings.keys()].filter((scenario) => !check.scenarios.includes(scenario));
    const each = [...check.scenarios, ...others.filter((scenario) => of(scenario) !== undefined)].map(
      (scenario) => ({ scenario, finding: of(scenario) }),
    );
    const worst = (['fail', 'unknown', 'pass'] as const).find((status) =>
      each.some(({ finding }) => (finding?.status ?? 'unknown') === status),
    );
    const status: Status = worst ?? 'unknown';
    const telling = each.filter(({ finding }) => (finding?.status ?? 'unknown') === status);
    const tooBusy = status === 'unknown' && telling.some(({ finding }) => finding?.timed === true);
    return {
      id: check.id,
      scenarios: each.map(({ scenario }) => scenario),
      status,
      points: status === 'pass' ? check.points : 0,
      maxPoints: check.points,
      because: reasonOf(each.length, status, telling),
      cites: telling.flatMap(({ scenario, finding }) =>
        (finding?.cites ?? []).map((event) => ({ scenario, event })),
      ),
      ...(tooBusy ? { tooBusy } : {}),
    };
  });
}

type Spoken = { readonly scenario: string; readonly finding: Finding | undefined };

/** Each reason once, with the scenarios that give it, unless all of them say the same. */
function reasonOf(all: number, status: Status, telling: readonly Spoken[]): string {
  const reasons = new Map<string, string[]>();
  for (const { scenario, finding } of telling) {
    const told = finding?.because ?? 'Not judged: the scenario did not run.';
    reasons.set(told, [...(reasons.get(told) ?? []), scenario]);
  }
  const [first = ['', []]] = reasons;
  if (status === 'pass' || first[1].length === all) return first[0];
  const named = [...reasons].slice(0, 3).map(([told, scenarios]) => `[${scenarios.join(', ')}] ${told}`);
  return named.join(named.some((told) => told.includes('\n')) ? '\n' : ' ');
}

/** Any fail → fail; else any unknown → unknown; else pass. */
export function statusOf(results: readonly { status: Status }[]): Status {
  if (results.some(({ status }) => status === 'fail')) return 'fail';
  return results.every(({ status }) => status === 'pass') && results.length > 0 ? 'pass' : 'unknown';
}
