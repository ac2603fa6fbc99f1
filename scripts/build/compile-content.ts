import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packSearch } from '../../src/app/lookup/search.ts';
import { passagesIn } from '../../src/app/lookup/sources.ts';
import { GraderError } from '../../src/domain/errors.ts';
import type { Blueprint } from '../../src/domain/question.ts';
import { packBank } from '../../src/store/content/bank.ts';
import { yamlContent } from '../../src/store/content/from-yaml.ts';

const orNone = (error: unknown): Blueprint | null => {
  if (error instanceof GraderError && error.code === 'no-blueprint') return null;
  throw error;
};

/** Checks all labs and questions below `root` and writes them as JSON into `folder`. Throws what `yamlContent` throws. */
export const compileContent = async (root: string, folder: string): Promise<void> => {
  const content = yamlContent(root);
  const put = (name: string, data: unknown) => writeFile(join(folder, name), JSON.stringify(data));
  await mkdir(folder, { recursive: true });
  const labs = await content.labSummaries();
  await put('labs.json', labs);
  const { index, lines } = packBank(await content.loadQuestions());
  await writeFile(join(folder, index.file), lines);
  await put('questions.json', index);
  const blueprint = await content.loadBlueprint().catch(orNone);
  await put('learning.json', await content.loadLearning());
  await writeFile(join(folder, 'search.json'), packSearch(await passagesIn(content)));
  if (blueprint) await put('blueprint.json', blueprint);
  for (const { id } of labs) await put(`lab-${id}.json`, (await content.loadLab(id))?.lab);
};
