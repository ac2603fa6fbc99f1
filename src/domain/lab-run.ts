import type { FindingStatus } from './finding.ts';
import type { GradeUpdate } from './grade-update.ts';
import type { Lab } from './lab.ts';
import { type Lanes, nextLanes, noLanes } from './lanes.ts';
import type { Calibration, Isolation } from './timeline.ts';

/** One check while the grade goes on, combined over the scenarios that have spoken so far. */
export type CheckView = {
  readonly id: string;
  readonly title: string;
  readonly status: FindingStatus;
  readonly because: string;
};

/** One scenario while the grade goes on. */
export type ScenarioView = {
  readonly id: string;
  readonly title: string;
  readonly state: 'waiting' | 'running' | 'ended';
  readonly lanes: Lanes;
};

type Said = {
  readonly scenario: string;
  readonly check: string;
  readonly status: FindingStatus;
  readonly because: string;
};

/** What has been seen of one grade so far. */
export type LabRun = {
  /** Counts the grades of this sitting, from 1. */
  readonly number: number;
  readonly lab: Lab;
  readonly machine: { readonly calibration: Calibration; readonly isolation: Isolation } | null;
  readonly scenarios: readonly ScenarioView[];
  readonly said: readonly Said[];
  /** The last lines that the program printed, oldest first. */
  readonly output: readonly string[];
  /** Why a scenario was run once more, if one was. */
  readonly note: string | null;
};

const OUTPUT_LINES = 40;

export const newRun = (lab: Lab, number: number): LabRun => ({
  number,
  lab,
  machine: null,
  scenarios: lab.scenarios.map(({ id, title }) => ({ id, title, state: 'waiting', lanes: noLanes })),
  said: [],
  output: [],
  note: null,
});

const withScenario = (run: LabRun, id: string, next: (view: ScenarioView) => ScenarioView): LabRun => ({
  ...run,
  scenarios: run.scenarios.map((view) => (view.id === id ? next(view) : view)),
});

const anew = (run: LabRun, id: string, state: ScenarioView['state']): LabRun => ({
  ...withScenario(run, id, (view) => ({ ...view, state, lanes: noLanes })),
  said: run.said.filter((each) => each.scenario !== id),
});

/** The run after one more update. Pure. */
export const nextRun = (run: LabRun, update: GradeUpdate): LabRun => {
  switch (update.type) {
    case 'ready':
      return { ...run, machine: { calibration: update.calibration, isolation: update.isolation } };
    case 'scenario-start':
      // It starts a second time when another program took its port.
      return anew(run, update.scenario, 'running');
    case 'scenario-end':
      return withScenario(run, update.scenario, (view) => ({ ...view, state: 'ended' }));
    case 'scenario-again':
      return { ...anew(run, update.scenario, 'waiting'), note: update.reason };
    case 'finding': {
      const { check, status, because } = update.finding;
      return { ...run, said: [...run.said, { scenario: update.scenario, check, status, because }] };
    }
    case 'event': {
      const next = withScenario(run, update.scenario, (view) => ({
        ...view,
        lanes: nextLanes(view.lanes, update.event),
      }));
      if (update.event.kind !== 'output') return next;
      return { ...next, output: [...run.output, update.event.text].slice(-OUTPUT_LINES) };
    }
  }
};

/**
 * The checks in the lab's order. One fail decides a check at once; a pass or an unknown only when all of its scenarios
 * have spoken.
 */
export const checkViews = (run: LabRun): CheckView[] =>
  run.lab.checks.map(({ id, title, scenarios }) => {
    const said = run.said.filter((each) => each.check === id);
    const worst =
      said.find((each) => each.status === 'fail') ??
      (said.length < scenarios.length
        ? undefined
        : (said.find((each) => each.status === 'unknown') ?? said[0]));
    return { id, title, status: worst?.status ?? 'open', because: worst?.because ?? '' };
  });
