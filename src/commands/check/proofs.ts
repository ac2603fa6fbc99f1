import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { NodeAt } from '../../authoring/nodes.ts';
import { pool } from '../../authoring/pool.ts';
import { runProof } from '../../authoring/proofs.ts';
import type { ProofRow } from '../../domain/check-report.ts';
import { packageRoot } from '../../store/content/root.ts';
import { loadQuestions } from '../../store/content.ts';
import { Meter } from './meter.ts';

/** What a proof is thought to take, in milliseconds: most of it is waiting. */
const USUAL = 500;

/** Runs the proofs of the questions with these ids, on each of these Nodes for which the answer holds, `width` at once. */
export async function proveQuestions(
  ids: readonly string[],
  nodes: readonly NodeAt[],
  width = availableParallelism(),
): Promise<ProofRow[]> {
  const folder = join(packageRoot(), 'questions', 'proofs');
  const questions = await loadQuestions(ids);
  const tasks = questions.flatMap((question) =>
    question.proof === undefined ? [] : nodes.map((node) => ({ question, node })),
  );
  const rows: ProofRow[] = [];
  const meter = new Meter('proofs');
  meter.begin(
    tasks.map(() => USUAL),
    width,
  );
  await pool(tasks, width, async ({ question, node }) => {
    const result = await runProof(question, folder, node.path, node.major);
    if (result !== undefined) {
      const problem = result.problem ?? null;
      rows.push({ question: question.id, node: node.version, problem, ms: result.ms });
      if (problem !== null) meter.tell(`proof of ${question.id} (${node.version}): ${problem}`);
    }
    meter.done(USUAL);
  });
  return rows;
}
