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
const USUAL = 1000;

/** Runs the proof of every question, on each of these Nodes for which its answer holds. */
export async function proveQuestions(nodes: readonly NodeAt[]): Promise<ProofRow[]> {
  const folder = join(packageRoot(), 'questions', 'proofs');
  const tasks = (await loadQuestions()).flatMap((question) =>
    question.proof === undefined ? [] : nodes.map((node) => ({ question, node })),
  );
  const rows: ProofRow[] = [];
  const meter = new Meter('proofs');
  const width = availableParallelism();
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
