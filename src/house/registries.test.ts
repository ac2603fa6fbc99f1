import { expect, it } from 'vitest';
import { blueprintSchema, type Question } from '../domain/question.ts';
import { checks } from '../grader/checks/registry.ts';
import { probes } from '../grader/probes/registry.ts';
import { yamlContent } from '../store/content/from-yaml.ts';
import { packageRoot } from '../store/content/root.ts';

const content = yamlContent(packageRoot());
const labs = await Promise.all(
  (await content.labSummaries()).map(async ({ id }) => {
    const found = await content.loadLab(id);
    if (!found) throw new Error(`the list names ${id}, but it cannot be loaded`);
    return found.lab;
  }),
);
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].toSorted();

it('every probe that a lab uses is registered, and every one that is registered is used', () => {
  const used = labs.flatMap(({ scenarios }) => scenarios.flatMap((s) => s.probes.map(({ use }) => use)));
  expect(sorted(used)).toEqual(sorted(Object.keys(probes)));
});

it('every check that a lab uses is registered, and every one that is registered is used', () => {
  const used = labs.flatMap((lab) => lab.checks.map(({ use }) => use));
  expect(sorted(used)).toEqual(sorted(Object.keys(checks)));
});

it('the first check of every lab is serves', () => {
  expect(labs.filter((lab) => lab.checks[0]?.id !== 'serves').map(({ id }) => id)).toEqual([]);
});

it('every lab, and every mistake, names objectives and questions that there are', async () => {
  const { objectives } = blueprintSchema.parse(await content.loadBlueprint());
  const known = objectives.map(({ id }) => id);
  const questions: Question[] = await content.loadQuestions();
  const ids = new Set(questions.map(({ id }) => id));
  const named = [...labs.map(({ objective }) => objective), ...questions.map(({ objective }) => objective)];
  expect(sorted(named).filter((id) => !known.includes(id))).toEqual([]);
  const taught = labs.flatMap((lab) => lab.mistakes.flatMap((mistake) => mistake.questions));
  expect(sorted(taught).filter((id) => !ids.has(id))).toEqual([]);
  expect(sorted(labs.flatMap((lab) => lab.after)).filter((id) => !labs.some((lab) => lab.id === id))).toEqual(
    [],
  );
});
