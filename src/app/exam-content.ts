import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from '../domain/lab.ts';
import type { Blueprint } from '../domain/question.ts';
import { packageRoot } from '../store/content/root.ts';
import { labSummaries, loadBlueprint, loadIndex, loadLab, loadQuestions } from '../store/content.ts';
import type { Bank } from './ports.ts';

/** A lab and the absolute path of its folder: brief, starter, solution. */
export type LabSource = { readonly lab: Lab; readonly folder: string };

/** All that exams are made of. */
export type ExamContent = {
  readonly blueprint: Blueprint;
  readonly bank: Bank;
  /** All labs; loaded when they are asked for. */
  readonly labs: () => Promise<readonly LabSource[]>;
  /** Of this program. */
  readonly version: string;
};

/** What comes with the program. */
export async function ownExamContent(): Promise<ExamContent> {
  const [blueprint, index, text] = await Promise.all([
    loadBlueprint(),
    loadIndex(),
    readFile(join(packageRoot(), 'package.json'), 'utf8'),
  ]);
  const { version } = JSON.parse(text) as { version: string };
  const labs = async () => Promise.all((await labSummaries()).map(({ id }) => loadLab(id)));
  return { blueprint, bank: { index, load: loadQuestions }, labs, version };
}
