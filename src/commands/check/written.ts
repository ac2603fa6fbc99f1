import { join } from 'node:path';
import { checkLearning } from '../../authoring/check-learning.ts';
import { checkQuestions } from '../../authoring/check-questions.ts';
import { checkBank } from '../../authoring/written/check-bank.ts';
import { checkWritten } from '../../authoring/written/check-written.ts';
import { readQuestionFiles } from '../../store/content/question-files.ts';
import { faultText } from '../../store/content/read-yaml.ts';
import { packageRoot } from '../../store/content/root.ts';
import {
  labSummaries,
  loadBlueprint,
  loadIndex,
  loadLearning,
  loadPack,
  loadQuestions,
} from '../../store/content.ts';
import { knownNames } from '../known-names.ts';
import type { Chosen } from './choose.ts';

/** What is wrong with the chosen labs and questions as they are written, before anything is run. */
export async function writtenProblems(chosen: Chosen, draft: boolean): Promise<string[]> {
  const pack = await loadPack();
  const root = pack?.folder ?? packageRoot();
  const known = await knownNames();
  // Whoever asks for single answers works on them, not on the lab.
  const labs = chosen.answers === undefined ? chosen.labs : [];
  const ofLabs = await Promise.all(labs.map((lab) => checkWritten(lab, { draft, known })));
  const { found, faults } = await readQuestionFiles(root);
  const wanted = found.filter(({ question }) => chosen.questions.includes(question.id));
  const proofs = join(root, 'questions', 'proofs');
  return [
    ...ofLabs.flat(),
    ...(pack === null && chosen.whole ? faults : chosen.faults).map(faultText),
    ...checkBank(wanted, { draft, objectives: known.objectives, proofs }),
  ];
}

/** What is wrong with our bank as a whole, and with what there is to learn from. */
export async function bankProblems(): Promise<string[]> {
  const [blueprint, learning, index, labs, questions] = await Promise.all([
    loadBlueprint(),
    loadLearning(),
    loadIndex(),
    labSummaries(),
    loadQuestions(),
  ]);
  const ids = { questions: index.map(({ id }) => id), labs: labs.map(({ id }) => id) };
  return [...checkQuestions(questions, blueprint), ...checkLearning(learning, { blueprint, ...ids })];
}
