import { randomInt } from 'node:crypto';
import { type ExamSitting, sitExam } from '../../app/exam.ts';
import { type ExamContent, ownExamContent } from '../../app/exam-content.ts';
import { findExam, gradeRunOut } from '../../app/exam-find.ts';
import { pastExam } from '../../app/exam-past.ts';
import { type ExamPlan, planExam } from '../../app/exam-plan.ts';
import { UsageError } from '../../domain/errors.ts';
import type { ExamMode, ExamSize } from '../../domain/exam/paper.ts';
import type { ExamResult } from '../../domain/exam/result.ts';
import { packageRoot } from '../../store/content/root.ts';
import { openStore, type Store } from '../../store/store.ts';
import { quoted } from '../lab/again.ts';
import { CLOCK } from '../quiz/sit.ts';
import type { ExamOptions } from './options.ts';

/** What all forms of the exam work with. */
export type ExamRoom = {
  readonly content: ExamContent;
  readonly store: Store;
  readonly options: ExamOptions;
  /** What the time ran out for while nobody was there, graded now; the latest last. */
  readonly ranOut: readonly ExamResult[];
  readonly find: () => Promise<ExamPlan | undefined>;
  readonly draw: (chosen: { readonly size: ExamSize; readonly mode: ExamMode }) => Promise<ExamPlan>;
};

/** How a sitting was left: `ended` when there was no more input. */
export type ExamHow = 'over' | 'left' | 'ended' | 'interrupted';

/** How it was left, with the sitting if one was begun, and what it came to if it is over. */
export type ExamEnd = {
  readonly how: ExamHow;
  readonly sitting?: ExamSitting;
  readonly result?: ExamResult;
};

/** Opens the scores and the content, and grades what ran out. Close the store in the end. */
export async function openRoom(options: ExamOptions): Promise<ExamRoom> {
  const [content, store] = await Promise.all([ownExamContent(), openStore({ progress: options.progress })]);
  const ranOut = await gradeRunOut(store, content, CLOCK);
  const place = { cwd: process.cwd(), root: packageRoot() };
  const { dir } = options;
  // Drawn by chance once, so that the seed on the screen stays as it is when size and mode are chosen.
  const seed = options.seed ?? randomInt(1_000_000);
  const wishes = { seed, ...(dir === undefined ? {} : { dir }) };
  return {
    content,
    store,
    options,
    ranOut,
    find: () => findExam(store, content, CLOCK),
    draw: (chosen) => planExam(content, { ...chosen, ...wishes }, { clock: CLOCK, place }),
  };
}

/** Sits a plan, lets `use` go on with it, and leaves nothing behind. Grades only where there are labs. */
export async function sat(
  { store, content }: ExamRoom,
  plan: ExamPlan,
  use: (sitting: ExamSitting) => Promise<ExamHow>,
): Promise<ExamEnd> {
  const grader = plan.labs.length > 0 ? (await import('../../app/sitting-grader.ts')).sittingGrader() : null;
  const grade = grader?.grade ?? (() => Promise.reject(new Error('this exam has no labs')));
  const sitting = await sitExam(plan, { store, clock: CLOCK, content, grade });
  let how: ExamHow = 'interrupted';
  try {
    how = await use(sitting);
  } finally {
    await sitting.close();
    await grader?.close();
  }
  const { view } = sitting.session();
  if (view.at !== 'over') return { how, sitting };
  const result = sitting.result() ?? (await resultOf({ store, content }, plan.id));
  return { how: how === 'interrupted' ? how : 'over', sitting, result };
}

/** What a sitting that has ended came to: the latest, or the one whose id begins so. */
export async function resultOf(
  { store, content }: Pick<ExamRoom, 'store' | 'content'>,
  wanted: string | undefined,
): Promise<ExamResult> {
  const [{ join }, { readJournal }] = await Promise.all([
    import('node:path'),
    import('../../store/journal-read.ts'),
  ]);
  await store.refresh();
  const journal = join(store.path.dir, 'journal.jsonl');
  return pastExam(wanted, store.state(), (onRecords) => readJournal(journal, 0, onRecords), content);
}

/** Where all is kept, or why it is not: a sentence. */
export function keptText({ status, path }: Pick<Store, 'status' | 'path'>): string {
  return status.kind === 'ok' ? `Recorded in ${path.dir}.` : `Not recorded: ${status.reason}.`;
}

const LATE = 'Its time ran out while you were away; all that you answered in time counts.';

/** What is told of a result besides its figures: that it came while nobody was there, and where it is kept. */
export function aboutResult({ ranOut, store }: ExamRoom, result: ExamResult): string {
  return ranOut.includes(result) ? `${LATE} ${keptText(store)}` : keptText(store);
}

/** Why nothing is recorded; null as long as all is well. */
export const troubleIn = ({ status }: Pick<Store, 'status'>): string | null =>
  status.kind === 'ok' ? null : status.reason;

/** The command that goes on with a sitting, with the options that it needs. */
export function examCommandLine({ plain, progress }: ExamOptions): string {
  return [
    'clusterprep',
    'exam',
    ...(plain ? ['--plain'] : []),
    ...(progress === undefined ? [] : ['--progress', progress]),
  ]
    .map(quoted)
    .join(' ');
}

/** A sitting that goes on comes before a new one. */
export const GOES_ON_FIRST =
  'A new exam can begin when this one is over; what you asked for holds for a new one.';

/** Whether the options ask for a new sitting. */
export const wantsNew = ({ size, mode, seed }: ExamOptions): boolean =>
  size !== undefined || mode !== undefined || seed !== undefined;

/** @throws UsageError: there is no sitting to go on with. */
export function nothingToResume(): never {
  throw new UsageError('no-exam', 'No exam goes on here.\nBegin one with: clusterprep exam');
}
