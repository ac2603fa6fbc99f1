import { type Finding, withSentence } from '../domain/finding.ts';
import type { Lab } from '../domain/lab.ts';
import type { NotRun, Recording, Timeline } from '../domain/timeline.ts';
import { type Facts, factsOf } from './facts.ts';
import { judgeTimeline, NEVER_SERVED } from './judge.ts';

const NO_TIME_LEFT = 'Not judged: the time for the whole grade was spent before this could be run.';
const NOT_SETTLED =
  'But the machine became busier meanwhile, and the time for the whole grade was spent before this could be run once more.';

/** Whether the program, by its own fault, never came to serve in this run: no scenario could tell more of it. */
export function bootFailed(lab: Lab, timeline: Timeline): boolean {
  return !hasBooted(timeline) && failureOf(lab, timeline) !== undefined;
}

export function hasBooted({ events }: Timeline): boolean {
  return events.some((event) => event.kind === 'mark' && event.name === 'booted');
}

function failureOf(lab: Lab, timeline: Timeline): Finding | undefined {
  const asked = new Set(
    servesOf(lab).flatMap(({ id, scenarios }) => (scenarios.includes(timeline.scenario) ? [id] : [])),
  );
  return judgeTimeline(lab, timeline).find(({ check, status }) => status === 'fail' && asked.has(check));
}

const servesOf = (lab: Lab) => lab.checks.filter(({ use }) => use === 'serves');

/** The findings of every scenario, also of those that were not run. */
export function findingsOf(lab: Lab, recording: Recording): Map<string, readonly Finding[]> {
  const notRun = Object.entries(recording.notRun ?? {});
  const found = new Map<string, readonly Finding[]>(
    recording.timelines.map((timeline) => {
      const findings = judgeTimeline(lab, timeline);
      return [timeline.scenario, isLate(recording, timeline) ? findings.map(unsettled) : findings];
    }),
  );
  const failed = failedBoot(lab, recording);
  const spared = notRun.filter(([, why]) => why === 'boot-failed').length;
  if (failed !== undefined && spared > 0) {
    const others = spared === 1 ? 'the other scenario' : `the other ${spared} scenarios`;
    const noted = (found.get(failed.timeline.scenario) ?? []).map((finding) =>
      finding.check === failed.finding.check
        ? { ...finding, because: withSentence(finding.because, `It was not started again for ${others}.`) }
        : finding,
    );
    found.set(failed.timeline.scenario, noted);
  }
  for (const [scenario, why] of notRun) {
    if (found.has(scenario)) continue;
    const same = failed === undefined ? undefined : found.get(failed.timeline.scenario);
    found.set(scenario, inPlaceOf(lab, scenario, why, same));
  }
  return found;
}

/** The facts of every scenario; what kept the program from booting would do so again in those that were not run. */
export function allFactsOf(lab: Lab, recording: Recording): Map<string, Facts> {
  const facts = new Map(recording.timelines.map((timeline) => [timeline.scenario, factsOf(timeline)]));
  const failed = failedBoot(lab, recording);
  const kind = failed === undefined ? undefined : facts.get(failed.timeline.scenario)?.['serves-failure'];
  if (kind === undefined) return facts;
  for (const [scenario, why] of Object.entries(recording.notRun ?? {})) {
    if (why === 'boot-failed' && !facts.has(scenario)) facts.set(scenario, { 'serves-failure': kind });
  }
  return facts;
}

function failedBoot(
  lab: Lab,
  { timelines }: Recording,
): { timeline: Timeline; finding: Finding } | undefined {
  for (const timeline of timelines) {
    const finding = hasBooted(timeline) ? undefined : failureOf(lab, timeline);
    if (finding !== undefined) return { timeline, finding };
  }
  return undefined;
}

function isLate({ notRun }: Recording, { scenario }: Timeline): boolean {
  return notRun?.[scenario] === 'out-of-time';
}

/** A broken limit of time that nobody could look at again proves nothing. */
function unsettled(finding: Finding): Finding {
  if (finding.timed !== true || finding.status !== 'fail') return finding;
  return { ...finding, status: 'unknown', because: withSentence(finding.because, NOT_SETTLED) };
}

/** What is said of a scenario that was not run; `same` are the findings of the one in which the boot failed. */
function inPlaceOf(
  lab: Lab,
  scenario: string,
  why: NotRun,
  same: readonly Finding[] | undefined,
): readonly Finding[] {
  const serves = new Set(servesOf(lab).map(({ id }) => id));
  return lab.checks
    .filter(({ scenarios }) => scenarios.includes(scenario))
    .map(({ id: check }): Finding => {
      if (why === 'out-of-time') return { check, status: 'unknown', because: NO_TIME_LEFT, cites: [] };
      const told = serves.has(check) ? same?.find((finding) => finding.check === check) : undefined;
      if (told !== undefined) return { ...told, cites: [] };
      return { check, status: 'unknown', because: NEVER_SERVED, cites: [] };
    });
}
