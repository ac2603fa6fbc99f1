import type { Blueprint, QuestionEntry } from '../question.ts';
import { type Random, randomFrom, shuffle } from '../quiz/random.ts';
import { bankDigest, type LabEntry } from './digest.ts';
import {
  type ExamSize,
  LEVEL_POINTS,
  LEVEL_SHARES,
  type Paper,
  type PaperItem,
  QUESTION_MINUTES,
  SIZES,
} from './paper.ts';

export type ExamBank = {
  readonly blueprint: Pick<Blueprint, 'objectives' | 'passMark'>;
  readonly index: readonly QuestionEntry[];
  readonly labs: readonly LabEntry[];
};

/**
 * Draws a paper: labs for their share of the time, of different objectives; then questions, each for the objective that
 * is furthest below its weight in points and, there, of the level furthest below its share. What the learner has done
 * before plays no part: the same content, size and seed give the same paper. Shorter where the content has no more.
 */
export function drawPaper({ blueprint, index, labs }: ExamBank, size: ExamSize, seed: number): Paper {
  const random = randomFrom(seed);
  const { minutes, labMinutes } = SIZES[size];
  const { objectives } = blueprint;
  const weights = new Map(objectives.map(({ id, weight }) => [id, weight]));
  const tasks = drawLabs(inOrder(labs), weights, labMinutes, random);
  const left = minutes - tasks.reduce((sum, { minutes: planned }) => sum + planned, 0);
  const count = Math.floor(left / QUESTION_MINUTES);
  const questions = drawQuestions(inOrder(index), weights, tasks, count, random);
  const bank = bankDigest(index, labs, blueprint);
  return { size, seed, minutes, bank, items: [...shuffle(questions, random), ...tasks.map(labItem)] };
}

function labItem({ id, objective, level, minutes, digest }: LabEntry): PaperItem {
  return { kind: 'lab', id, objective, level, points: minutes, digest };
}

/** By id, so that the draw does not depend on the order of files. */
function inOrder<T extends { readonly id: string }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One lab of each objective at most, heavier objectives more likely, as long as they fit; no lab takes more than half. */
function drawLabs(
  labs: readonly LabEntry[],
  weights: ReadonlyMap<string, number>,
  budget: number,
  random: Random,
): LabEntry[] {
  const longest = Math.max(budget / 2, 30);
  const pools = new Map<string, LabEntry[]>();
  for (const lab of labs) {
    if (!weights.has(lab.objective) || lab.minutes > longest) continue;
    pools.set(lab.objective, [...(pools.get(lab.objective) ?? []), lab]);
  }
  // A lot for each, drawn to the power of one by its weight: so heavier ones come first more often.
  const lots = [...pools].map(([id, pool]) => ({ pool, lot: random() ** (1 / (weights.get(id) ?? 1)) }));
  const drawn: LabEntry[] = [];
  let left = budget;
  for (const { pool } of lots.sort((a, b) => b.lot - a.lot)) {
    const lab = shuffle(pool, random).find(({ minutes }) => minutes <= left);
    if (lab === undefined) continue;
    drawn.push(lab);
    left -= lab.minutes;
  }
  return drawn;
}

function drawQuestions(
  index: readonly QuestionEntry[],
  weights: ReadonlyMap<string, number>,
  labs: readonly LabEntry[],
  count: number,
  random: Random,
): PaperItem[] {
  const left = shuffle(
    index.filter(({ objective }) => weights.has(objective)),
    random,
  );
  const points = new Map<string, number>();
  const add = (objective: string, more: number): void => {
    points.set(objective, (points.get(objective) ?? 0) + more);
  };
  for (const { objective, minutes } of labs) add(objective, minutes);
  const lots = new Map([...weights.keys()].map((id) => [id, random()]));
  const levels = new Map<string, number>();
  const asked = new Set<string>();
  const drawn: PaperItem[] = [];
  const rank = (entry: QuestionEntry): [number, number] => {
    const { objective } = entry;
    // A small lot, so that equals are not always taken in the same order.
    const has = (points.get(objective) ?? 0) + (lots.get(objective) ?? 0);
    // An objective with a lab is asked about too, once, before any has a second question.
    const first = asked.has(objective) ? 1e6 : 0;
    const level = ((levels.get(entry.level) ?? 0) + 0.5) / LEVEL_SHARES[entry.level];
    return [first + has / (weights.get(objective) ?? 1), level];
  };
  while (drawn.length < count && left.length > 0) {
    const at = leastOf(left, rank);
    const [entry] = left.splice(at, 1);
    if (entry === undefined) break;
    const { id, objective, level, digest } = entry;
    drawn.push({ kind: 'question', id, objective, level, points: LEVEL_POINTS[level], digest });
    add(objective, LEVEL_POINTS[level]);
    levels.set(level, (levels.get(level) ?? 0) + 1);
    asked.add(objective);
  }
  return drawn;
}

/** The place of the first entry with the least rank, compared number by number. */
function leastOf(
  entries: readonly QuestionEntry[],
  rank: (entry: QuestionEntry) => readonly [number, number],
): number {
  let least: readonly [number, number] = [Number.POSITIVE_INFINITY, 0];
  let place = 0;
  entries.forEach((entry, at) => {
    const its = rank(entry);
    if (its[0] < least[0] || (its[0] === least[0] && its[1] < least[1])) {
      least = its;
      place = at;
    }
  });
  return place;
}
