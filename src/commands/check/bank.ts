import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bankReport, reviewBank } from '../../authoring/review/review.ts';
import type { BankReport } from '../../domain/bank-report.ts';
import { coverageSchema } from '../../domain/coverage.ts';
import { readYaml } from '../../store/content/read-yaml.ts';
import { packageRoot } from '../../store/content/root.ts';
import { loadBlueprint, loadLearning, loadQuestions } from '../../store/content.ts';

const COVERAGE = 'questions/review/coverage.yaml';

/**
 * The mechanical review of the bank, and what it covers. The report is null where nothing says what must be covered, as
 * in the package: only authors need that.
 */
export async function examineBank(): Promise<{ problems: string[]; report: BankReport | null }> {
  const file = join(packageRoot(), COVERAGE);
  if (!existsSync(file)) return { problems: [], report: null };
  const [questions, blueprint, { glossary }, coverage] = await Promise.all([
    loadQuestions(),
    loadBlueprint(),
    loadLearning(),
    readYaml(file, COVERAGE, coverageSchema),
  ]);
  const bank = { questions, blueprint, glossary, coverage };
  return { problems: reviewBank(bank), report: bankReport(bank) };
}
