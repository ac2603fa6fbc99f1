import { mistakesOf } from '../domain/boot-mistakes.ts';
import type { Lab, LabCheck, Mistake } from '../domain/lab.ts';
import type { CheckResult, Verdict } from '../domain/verdict.ts';

const STATUS = { pass: 'passed', fail: 'not passed', unknown: 'could not be judged' } as const;

/** `passed, 100 of 100 points` */
export const outcome = ({ status, points, maxPoints }: Verdict): string =>
  `${STATUS[status]}, ${points} of ${maxPoints} points`;

/** How sure a diagnosis is, in words. */
export const certainty = (confidence: number): string => {
  if (confidence >= 0.85) return 'very likely';
  return confidence >= 0.6 ? 'likely' : 'possibly';
};

/** A result with what the lab says of its check. The lab may have changed since a timeline was saved. */
export type Told = { readonly result: CheckResult; readonly check: LabCheck | undefined };

const RANK = { fail: 0, unknown: 1, pass: 2 } as const;

/** Failed checks first, then those that could not be judged; within that as the lab has them. */
export const toldChecks = (verdict: Verdict, lab: Lab): Told[] =>
  verdict.checks
    .map((result) => ({ result, check: lab.checks.find(({ id }) => id === result.id) }))
    .toSorted((a, b) => RANK[a.result.status] - RANK[b.result.status]);

/** A mistake that was named, with what the lab says of it, and those that look alike from outside. */
export type ToldMistake = {
  readonly name: string;
  readonly confidence: number;
  readonly mistake: Mistake | undefined;
  readonly alike: readonly { readonly name: string; readonly apart: string }[];
};

/** The mistakes that were named, the surest first. Two that look alike are told apart at the surer one. */
export const toldMistakes = (verdict: Verdict, lab: Lab): ToldMistake[] => {
  const sorted = verdict.mistakes.toSorted((a, b) => b.confidence - a.confidence);
  return sorted.map(({ id, name, confidence, confusable = [] }, at) => ({
    name,
    confidence,
    mistake: mistakesOf(lab).find((m) => m.id === id),
    alike: confusable.filter((other) => !sorted.slice(0, at).some((before) => before.id === other.id)),
  }));
};

const ISOLATION = {
  bubblewrap: 'bubblewrap',
  namespace: 'its own namespaces',
  'process-group': 'its own process group',
} as const;

/** On what the verdict rests: time, Node, isolation, and how the deadlines were scaled. */
export const circumstances = (verdict: Verdict): string => {
  const { durationMs, node, platform, isolation, network, calibration } = verdict;
  const { scale, startMs, lagMs, tooSlow } = calibration;
  const speed = `a bare Node starts in ${Math.round(startMs)} ms here and nine in ten timers are at most ${Math.round(lagMs)} ms late`;
  const deadlines = tooSlow
    ? 'too slow or too busy to hold a broken limit of time against the program'
    : `so deadlines are multiplied by ${scale.toFixed(2)}`;
  const where =
    network === 'host' ? ', and in the network of this machine, to reach the Redis at REDIS_URL' : '';
  return `Graded in ${(durationMs / 1000).toFixed(1)} s with Node ${node} on ${platform}, in ${ISOLATION[isolation]}${where}; ${speed}, ${deadlines}.`;
};
