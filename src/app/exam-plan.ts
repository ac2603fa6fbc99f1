import { randomInt, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '../domain/errors.ts';
import { labEntries } from '../domain/exam/digest.ts';
import { drawPaper } from '../domain/exam/draw.ts';
import type { ExamMode, ExamSize, Paper } from '../domain/exam/paper.ts';
import type { ExamKept } from '../domain/exam/view.ts';
import type { Question } from '../domain/question.ts';
import type { ExamContent, LabSource } from './exam-content.ts';
import type { Clock } from './ports.ts';

/** What a sitting is begun or gone on with. */
export type ExamPlan = {
  readonly id: string;
  readonly mode: ExamMode;
  readonly paper: Paper;
  readonly questions: readonly Question[];
  readonly labs: readonly LabSource[];
  /** The folder below which the learner works on the labs of this sitting. */
  readonly dir: string;
  /** Of the program and of Node, when it was begun. */
  readonly made: { readonly version: string; readonly node: string };
  /** Of a sitting that was begun earlier. Times in milliseconds since 1970. */
  readonly resumed?: {
    readonly startedAt: number;
    readonly deadline: number;
    readonly kept: ExamKept;
    /** The latest time that it has seen. */
    readonly through: number;
  };
};

export type ExamWishes = {
  readonly size: ExamSize;
  readonly mode: ExamMode;
  /** Left out: one by chance. */
  readonly seed?: number;
  /** Left out: `clusterprep-labs/exam-…` in a checkout of the project or where the learner stands. */
  readonly dir?: string;
};

/** Where the program stands: the working folder, and the folder of its package. */
export type ExamPlace = { readonly cwd: string; readonly root: string };

/**
 * Draws a new sitting. Nothing is recorded, and no clock runs, before it is sat.
 * @throws UsageError `bad-seed`, `no-questions`
 */
export async function planExam(
  content: ExamContent,
  { size, mode, seed = randomInt(2 ** 31), dir }: ExamWishes,
  { clock, place }: { readonly clock: Pick<Clock, 'date'>; readonly place: ExamPlace },
): Promise<ExamPlan> {
  if (!Number.isSafeInteger(seed))
    throw new UsageError('bad-seed', 'That is no seed.\nGive --seed a whole number.');
  const { blueprint, bank, version } = content;
  const labs = size === 'quiz' ? [] : labEntries((await content.labs()).map(({ lab }) => lab));
  const paper = drawPaper({ blueprint, index: bank.index, labs }, size, seed);
  if (paper.items.length === 0)
    throw new UsageError('no-questions', 'There is nothing to draw an exam from.\nInstall clusterprep anew.');
  const id = randomUUID();
  const day = clock.date().toISOString().slice(0, 10);
  return {
    id,
    mode,
    paper,
    ...(await contentOf(paper, content)),
    dir: dir === undefined ? ownFolder(place, `exam-${day}-${id.slice(0, 8)}`) : resolve(place.cwd, dir),
    made: { version, node: process.version },
  };
}

/** The questions and labs of a paper, as they are now. */
export async function contentOf(
  { items }: Pick<Paper, 'items'>,
  content: ExamContent,
): Promise<Pick<ExamPlan, 'questions' | 'labs'>> {
  const ids = (kind: 'question' | 'lab') => items.flatMap((item) => (item.kind === kind ? [item.id] : []));
  const wanted = new Set(ids('lab'));
  const sources = wanted.size === 0 ? [] : await content.labs();
  return {
    questions: await content.bank.load(ids('question')),
    labs: sources.filter(({ lab }) => wanted.has(lab.id)),
  };
}

function ownFolder({ cwd, root }: ExamPlace, name: string): string {
  const checkout = existsSync(join(root, 'src', 'cli.ts'));
  return join(checkout ? root : cwd, 'clusterprep-labs', name);
}
