import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GraderError } from '../../domain/errors.ts';
import { blueprintSchema, type Question, questionFileSchema } from '../../domain/question.ts';
import { entryOf, pick } from './bank.ts';
import { labIds, readLab } from './lab-yaml.ts';
import { readLearning } from './learning-yaml.ts';
import { questionFiles } from './question-files.ts';
import { readYaml } from './read-yaml.ts';
import { inOrder, summarise } from './summary.ts';
import type { Content } from './types.ts';

const readQuestions = async (root: string): Promise<Question[]> => {
  const files = await questionFiles(root);
  const read = await Promise.all(
    files.map((file) => readYaml(join(root, 'questions', file), `questions/${file}`, questionFileSchema)),
  );
  const first = new Map<string, string>();
  for (const [n, questions] of read.entries()) {
    const file = `questions/${files[n]}`;
    for (const { id } of questions) {
      const other = first.get(id);
      if (other) throw new GraderError('bad-content', `${file}: the id "${id}" is already taken in ${other}`);
      first.set(id, file);
    }
  }
  return read.flat();
};

/** Content written as YAML in the folders `labs` and `questions` below `root`. Errors are those of `readYaml`. */
export const yamlContent = (root: string): Content => ({
  labSummaries: async () => {
    const labs = await Promise.all((await labIds(root)).map((id) => readLab(root, id)));
    return inOrder(labs.map(summarise));
  },
  loadLab: async (id) =>
    (await labIds(root)).includes(id)
      ? { lab: await readLab(root, id), folder: join(root, 'labs', id) }
      : null,
  loadIndex: async () => (await readQuestions(root)).map(entryOf),
  loadQuestions: async (ids) => pick(await readQuestions(root), ids),
  loadBlueprint: async () => {
    const name = 'questions/blueprint.yaml';
    if (!existsSync(join(root, name))) throw new GraderError('no-blueprint', `${name} is missing`);
    return readYaml(join(root, name), name, blueprintSchema);
  },
  loadLearning: () => readLearning(root),
  loadBrief: (id) => readFile(join(root, 'labs', id, 'README.md'), 'utf8').catch(() => ''),
  loadSearch: async () => null,
});
