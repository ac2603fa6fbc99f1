import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ListedLab, listed } from '../../app/lab-list.ts';
import { labSummaries } from '../../store/content.ts';
import { storePath } from '../../store/where.ts';

/** All labs with the learner's scores. The store is opened only where it holds something: that costs time. */
export const labsWithScores = async (options: { readonly progress?: string }): Promise<ListedLab[]> => {
  const labs = await labSummaries();
  const { dir } = storePath({ progress: options.progress });
  if (!existsSync(join(dir, 'journal.jsonl')) && !existsSync(join(dir, 'progress.json')))
    return listed(labs, {});
  const { openStore } = await import('../../store/store.ts');
  const store = await openStore({ progress: options.progress });
  return listed(labs, store.state().labs);
};
