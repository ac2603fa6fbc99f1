import type { ExamBank } from '../exam/draw.ts';
import { drawPaper } from '../exam/draw.ts';
import type { ExamSize, Paper } from '../exam/paper.ts';
import { type Readiness, readinessFrom, type Sample } from '../exam/readiness.ts';
import type { Lab } from '../lab.ts';
import type { QuestionEntry } from '../question.ts';
import { hash32, type Random, randomFrom } from '../quiz/random.ts';

/** Learners of a kind: skills are in logits, 0 being even odds at a question of middle difficulty that cannot be guessed. */
export type Population = {
  readonly name: string;
  /** Mean and spread of the skill between learners; its spread between the objectives of one learner. */
  readonly skill: number;
  readonly spread: number;
  readonly uneven: number;
};

/** One simulated sitting: what the learner would get on average, in percent, and what was estimated from one paper. */
export type Simulated = { readonly truth: number; readonly told: Readiness };

export type Simulation = {
  readonly bank: ExamBank;
  /** Points of the checks of each lab, by its id. */
  readonly checks: ReadonlyMap<string, readonly number[]>;
  readonly size: ExamSize;
  readonly population: Population;
  readonly learners: number;
  /** How many papers the average is taken over. */
  readonly papers: number;
  readonly passMark: number;
  readonly seed: number;
};

const QUESTION_LEVELS: Record<QuestionEntry['level'], number> = {
  recall: -0.8,
  apply: 0,
  analyse: 0.4,
  judge: 0.8,
};
const LAB_LEVELS: Record<Lab['level'], number> = {
  beginner: -0.6,
  intermediate: 0,
  advanced: 0.5,
  expert: 1,
};
/** The chance to be right without knowing. */
const GUESSED: Partial<Record<QuestionEntry['kind'], number>> = {
  several: 0.07,
  order: 0.08,
  match: 0.05,
  fill: 0.02,
  line: 0.12,
};
const GUESSED_ONE = 0.22;
/** Questions of a level differ in difficulty, checks of a lab too; a lab suits a learner more or less. */
const SPREAD = { question: 0.8, check: 0.5, lab: 0.6 };
/** How steeply the chance rises with the skill. */
const STEEP = 1.3;

/**
 * Simulated learners of known skill, each of whom sits one paper. They are made otherwise than the estimate supposes:
 * questions differ in difficulty and can be guessed, skills differ between objectives, and the checks of a lab fall
 * together. The same input gives the same learners.
 */
export function simulate(simulation: Simulation): Simulated[] {
  const { bank, size, learners, papers, passMark, seed } = simulation;
  const drawn = Array.from({ length: papers }, (_, n) => drawPaper(bank, size, seed + n));
  const random = randomFrom(seed);
  return Array.from({ length: learners }, () => {
    const learner = learnerOf(simulation, random);
    const average = drawn.reduce((sum, paper) => sum + expectedShare(paper, learner), 0) / papers;
    const paper = drawn[Math.floor(random() * papers)];
    const told = readinessFrom(paper === undefined ? [] : sit(paper, learner, random), passMark);
    return { truth: 100 * average, told };
  });
}

/** How often the interval that was told holds the truth, from 0 to 1. */
export function coverage(all: readonly Simulated[]): number {
  return all.filter(({ truth, told }) => told.low <= truth && truth <= told.high).length / all.length;
}

/** The chances of one learner: of each question, and of each check of each lab with its points; the first gates the others. */
type Learner = {
  readonly questions: ReadonlyMap<string, number>;
  readonly labs: ReadonlyMap<string, readonly { readonly chance: number; readonly points: number }[]>;
};

function learnerOf({ bank, checks, population }: Simulation, random: Random): Learner {
  const skill = population.skill + population.spread * normal(random);
  const at = new Map(
    bank.blueprint.objectives.map(({ id }) => [id, skill + population.uneven * normal(random)]),
  );
  const questions = new Map(
    bank.index.map(({ id, objective, level, kind }) => {
      const hard = QUESTION_LEVELS[level] + SPREAD.question * normal(randomFrom(hash32(id)));
      const guessed = GUESSED[kind] ?? GUESSED_ONE;
      return [id, guessed + (1 - guessed) * logistic(STEEP * ((at.get(objective) ?? skill) - hard))];
    }),
  );
  const labs = new Map(
    bank.labs.map(({ id, objective, level }) => {
      const suits = (at.get(objective) ?? skill) + SPREAD.lab * normal(random) - LAB_LEVELS[level];
      const its = (checks.get(id) ?? []).map((points, n) => {
        const hard = n === 0 ? -2.5 : SPREAD.check * normal(randomFrom(hash32(`${id} ${n}`)));
        return { points, chance: logistic(STEEP * (suits - hard)) };
      });
      return [id, its];
    }),
  );
  return { questions, labs };
}

function expectedShare({ items }: Paper, { questions, labs }: Learner): number {
  const earned = items.reduce((sum, { kind, id, points }) => {
    if (kind === 'question') return sum + points * (questions.get(id) ?? 0);
    const [first, ...others] = labs.get(id) ?? [];
    if (first === undefined) return sum;
    const all = first.points + others.reduce((more, each) => more + each.points, 0);
    const behind = others.reduce((more, each) => more + each.points * each.chance, 0);
    return sum + (points * first.chance * (first.points + behind)) / all;
  }, 0);
  return earned / items.reduce((sum, { points }) => sum + points, 0);
}

function sit({ items }: Paper, { questions, labs }: Learner, random: Random): Sample[] {
  return items.map(({ kind, id, points }): Sample => {
    if (kind === 'question') return { kind, points, share: random() < (questions.get(id) ?? 0) ? 1 : 0 };
    const [first, ...others] = labs.get(id) ?? [];
    if (first === undefined || random() >= first.chance) return { kind, points, share: 0 };
    const passed = [first, ...others.filter(({ chance }) => random() < chance)];
    const sum = (all: readonly { readonly points: number }[]): number =>
      all.reduce((so, each) => so + each.points, 0);
    return { kind, points, share: sum(passed) / sum([first, ...others]) };
  });
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** A standard normal number, by Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
