import { percentOf, reaches } from '../domain/percent.ts';
import type { ProgressState } from '../domain/progress.ts';
import { get } from '../domain/progress-table.ts';
import type { ProgressContent } from './progress-content.ts';

export type ObjectiveScore = {
  readonly id: string;
  readonly title: string;
  /** Share of the exam, in percent. */
  readonly weight: number;
  /** Questions that the bank has for it. */
  readonly questions: number;
  /** How many of them have been answered at least once. */
  readonly answered: number;
  /** How many of them were answered rightly the last time. */
  readonly right: number;
  /** All answers given, and the right ones among them. */
  readonly answers: number;
  readonly correct: number;
  /** `right` as a percentage of `answered`; null before the first answer. */
  readonly percent: number | null;
  /** Percent right of the latest answers, five at a time, oldest first. */
  readonly trend: readonly number[];
  readonly labs: number;
  readonly labsPassed: number;
  readonly mastered: boolean;
  /** What is missing until it is mastered, in words. */
  readonly missing: readonly string[];
};

/** So many different questions must have been answered before a percentage says anything. */
const ENOUGH = 5;
const GROUP = 5;
const GROUPS = 8;

/**
 * One score for each objective of the blueprint. An objective is mastered when five of its questions (all, if it has
 * fewer) have been answered, the last answers are right to the pass mark, and one of its labs, if it has any, is passed.
 */
export function scoreObjectives(state: ProgressState, content: ProgressContent): ObjectiveScore[] {
  const tallies = tally(state, content);
  return content.blueprint.objectives.map(({ id, title, weight }) => {
    const { latest, ...counts } = tallies.get(id) ?? NOTHING;
    const labs = content.labs.filter(({ objective }) => objective === id);
    const { answered, right } = counts;
    const percent = answered === 0 ? null : percentOf(right, answered);
    const labsPassed = labs.filter((lab) => get(state.labs, lab.id)?.passedAt).length;
    const facts = { ...counts, percent, labs: labs.length, labsPassed };
    const missing = whatIsMissing(facts, content.blueprint.passMark);
    const mastered = missing.length === 0;
    return { id, title, weight, ...facts, trend: inGroups(latest), mastered, missing };
  });
}

type Tally = Pick<ObjectiveScore, 'questions' | 'answered' | 'right' | 'answers' | 'correct'> & {
  /** The latest answers, right or not. */
  readonly latest: readonly boolean[];
};
const NOTHING: Tally = { questions: 0, answered: 0, right: 0, answers: 0, correct: 0, latest: [] };

/** Adds up by objective, looking at each question once: there may be ten thousand. */
function tally(state: ProgressState, content: ProgressContent): Map<string, Tally> {
  const sums = new Map(
    content.blueprint.objectives.map(({ id }) => [id, { ...NOTHING, latest: [] as boolean[] }]),
  );
  const recent = new Set(state.recent.map(({ question }) => question));
  const sumOf = new Map<string, { latest: boolean[] }>();
  for (const { id, objective } of content.questions) {
    const sum = sums.get(objective);
    if (sum === undefined) continue;
    sum.questions += 1;
    if (recent.has(id)) sumOf.set(id, sum);
    const score = state.questions.get(id);
    if (score === undefined) continue;
    sum.answered += 1;
    sum.right += score.lastCorrect ? 1 : 0;
    sum.answers += score.times;
    sum.correct += score.correct;
  }
  for (const { question, correct } of state.recent) sumOf.get(question)?.latest.push(correct);
  return sums;
}

type Facts = Pick<ObjectiveScore, 'questions' | 'answered' | 'right' | 'percent' | 'labs' | 'labsPassed'>;

function whatIsMissing(facts: Facts, passMark: number): string[] {
  const missing: string[] = [];
  const more = Math.min(ENOUGH, facts.questions) - facts.answered;
  if (more > 0) missing.push(`answer ${more} more question${more === 1 ? '' : 's'}`);
  if (facts.answered > 0 && !reaches(facts.right, facts.answered, passMark))
    missing.push(`raise ${facts.percent} % to ${passMark} %`);
  if (facts.labs > 0 && facts.labsPassed === 0)
    missing.push(facts.labs === 1 ? 'pass its lab' : 'pass one of its labs');
  if (facts.questions === 0 && facts.labs === 0) missing.push('there is nothing to practise it with yet');
  return missing;
}

function inGroups(results: readonly boolean[]): number[] {
  const latest = results.slice(-GROUP * GROUPS);
  const percents: number[] = [];
  for (let i = 0; i < latest.length; i += GROUP) {
    const group = latest.slice(i, i + GROUP);
    percents.push(percentOf(group.filter(Boolean).length, group.length));
  }
  return percents;
}

/** The lowest share of its questions answered rightly; of equals, the heavier one. Null when all are mastered. */
export function findWeakest(objectives: readonly ObjectiveScore[]): ObjectiveScore | null {
  const open = objectives.filter(({ mastered }) => !mastered);
  const share = ({ right, questions }: ObjectiveScore) => (questions === 0 ? 1 : right / questions);
  return open.toSorted((a, b) => share(a) - share(b) || b.weight - a.weight)[0] ?? null;
}
