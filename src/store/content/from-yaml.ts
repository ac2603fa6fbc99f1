import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GraderError } from '../../domain/errors.ts';
import { type Lab, labSchema } from '../../domain/lab.ts';
import { blueprintSchema, type Question, questionFileSchema } from '../../domain/question.ts';
import { entryOf, pick } from './bank.ts';
import { readLearning } from './learning-yaml.ts';
import { badContent, readYaml } from './read-yaml.ts';
import { inOrder, summarise } from './summary.ts';
import type { Content } from './types.ts';

const names = async (folder: string): Promise<string[]> =>
  existsSync(folder) ? (await readdir(folder)).toSorted() : [];

/** Names that a lab uses but does not define. */
const dangling = (lab: Lab, folder: string): string[] => {
  const scenarios = new Set(lab.scenarios.map(({ id }) => id));
  const checks = new Set(lab.checks.map(({ id }) => id));
  const mistakes = new Set(lab.mistakes.map(({ id }) => id));
  return [
    ...(lab.id === folder ? [] : [`id: is "${lab.id}", but the folder is called "${folder}"`]),
    ...lab.checks.flatMap((check, n) =>
      check.scenarios
        .filter((id) => !scenarios.has(id))
        .map((id) => `checks[${n}].scenarios: no scenario "${id}"`),
    ),
    ...lab.wrong.flatMap((answer, n) => [
      ...(mistakes.has(answer.mistake) ? [] : [`wrong[${n}].mistake: no mistake "${answer.mistake}"`]),
      ...[...answer.fails, ...answer.may.map(({ check }) => check)]
        .filter((id) => !checks.has(id))
        .map((id) => `wrong[${n}]: no check "${id}"`),
    ]),
  ];
};

const readLab = async (root: string, id: string): Promise<Lab> => {
  const name = `labs/${id}/lab.yaml`;
  const lab = await readYaml(join(root, name), name, labSchema);
  const problems = dangling(lab, id);
  if (problems.length > 0) throw badContent(name, problems);
  return lab;
};

/** The ids of the labs below `root`, in the order of the alphabet. */
const labIds = async (root: string): Promise<string[]> =>
  (await names(join(root, 'labs'))).filter((id) => existsSync(join(root, 'labs', id, 'lab.yaml')));

/** Files beside the questions that hold something else. */
const NO_QUESTIONS = ['blueprint.yaml', 'glossary.yaml', 'path.yaml'];

const readQuestions = async (root: string): Promise<Question[]> => {
  const files = (await names(join(root, 'questions'))).filter(
    (file) => file.endsWith('.yaml') && !NO_QUESTIONS.includes(file),
  );
  const read = await Promise.all(
    files.map((file) => readYaml(join(root, 'questions', file), `questions/${file}`, questionFileSchema)),
  );
  const first = new Map<string, string>();
  for (const [n, questions] of read.entries()) {
    const file = `questions/${files[n]}`;
    for (const { id } of questions) {
      const other = first.get(id);
      if (other) throw badContent(file, [`the id "${id}" is already taken in ${other}`]);
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
