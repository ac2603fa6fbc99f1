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

type Proving = {
  readonly nodes: readonly NodeAt[];
  /** Proofs at once. */
  readonly width?: number | undefined;
  readonly stop: AbortSignal;
};

/** Runs the proofs of the questions with these ids, on each of these Nodes for which the answer holds. */
export async function proveQuestions(
  ids: readonly string[],
  { nodes, width = availableParallelism(), stop }: Proving,
): Promise<{ rows: ProofRow[]; left: number }> {
  const folder = join(packageRoot(), 'questions', 'proofs');
  const questions = await loadQuestions(ids);
  const tasks = questions.flatMap((question) =>
    question.proof === undefined ? [] : nodes.map((node) => ({ question, node })),
  );
  const rows: ProofRow[] = [];
  let left = tasks.length;
  const meter = new Meter('proofs', stop);
  meter.begin(
    tasks.map(() => USUAL),
    width,
  );
  const prove = async ({ question, node }: (typeof tasks)[number]) => {
    const result = await runProof(question, folder, node.path, node.major, stop);
    if (stop.aborted) return;
    left -= 1;
    if (result !== undefined) {
      const problem = result.problem ?? null;
      rows.push({ question: question.id, node: node.version, problem, ms: result.ms });
      if (problem !== null) meter.tell(`proof of ${question.id} (${node.version}): ${problem}`);
    }
    meter.done(USUAL);
  };
  await pool(tasks, width, prove, stop);
  return { rows, left };
}
