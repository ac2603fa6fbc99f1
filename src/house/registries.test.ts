import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mistakesOf } from '../domain/boot-mistakes.ts';
import { blueprintSchema, type Question } from '../domain/question.ts';
import { checks } from '../grader/checks/registry.ts';
import { graderNames } from '../grader/names.ts';
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

it.each(labs.map((lab) => [lab.id, lab] as const))('a question teaches every mistake of %s', (_, lab) => {
  const untaught = lab.mistakes.filter(({ questions }) => questions.length === 0).map(({ id }) => id);
  expect(untaught).toEqual([]);
});

it.each(labs.map((lab) => [lab.id, lab] as const))('%s names nothing that it does not define', (_, lab) => {
  const scenarios = lab.scenarios.map(({ id }) => id);
  const ids = lab.checks.map(({ id }) => id);
  const own = lab.mistakes.map(({ id }) => id);
  const mistakes = mistakesOf(lab).map(({ id }) => id);
  const missing = (named: readonly string[], known: readonly string[]) =>
    sorted(named).filter((id) => !known.includes(id));
  const signatures = lab.mistakes.flatMap(({ any }) => any);
  expect({
    scenarios: missing(
      lab.checks.flatMap((check) => check.scenarios),
      scenarios,
    ),
    idle: missing(
      scenarios,
      lab.checks.flatMap((check) => check.scenarios),
    ),
    unkilled: missing(
      lab.unkilled.map(({ check }) => check),
      ids,
    ),
    fails: missing(
      lab.wrong.flatMap(({ fails, may }) => [...fails, ...may.map(({ check }) => check)]),
      ids,
    ),
    mistakes: missing(
      lab.wrong.map(({ mistake }) => mistake),
      mistakes,
    ),
    confusable: missing(
      lab.mistakes.flatMap(({ confusable }) => confusable.map(({ id }) => id)),
      own,
    ),
    signatures: missing(
      signatures.flatMap((signature) => Object.keys(signature.checks)),
      ids,
    ),
    facts: missing(
      signatures.flatMap(({ facts }) => Object.keys(facts).map((path) => path.split('.')[0] ?? '')),
      scenarios,
    ),
    twice: [scenarios, ids, mistakes].flatMap((all) => all.filter((id, at) => all.indexOf(id) !== at)),
  }).toEqual({
    scenarios: [],
    idle: [],
    unkilled: [],
    fails: [],
    mistakes: [],
    confusable: [],
    signatures: [],
    facts: [],
    twice: [],
  });
});

it.each(labs.map((lab) => [lab.id, lab] as const))(
  '%s gives 100 points, and a check for each of them',
  (_, lab) => {
    expect(lab.checks.reduce((sum, { points }) => sum + points, 0)).toBe(100);
    expect(lab.checks.filter(({ points }) => points === 0).map(({ id }) => id)).toEqual([]);
  },
);

it('every fact that a signature names is one that timelines can tell', () => {
  const grader = join(packageRoot(), 'src', 'grader');
  const topics = readdirSync(join(grader, 'facts')).map((file) => join(grader, 'facts', file));
  const source = [join(grader, 'facts.ts'), ...topics].map((file) => readFileSync(file, 'utf8')).join('\n');
  const named = labs.flatMap((lab) =>
    lab.mistakes.flatMap(({ any }) => any.flatMap(({ facts }) => Object.keys(facts))),
  );
  const unknown = sorted(named.map((path) => path.split('.')[1] ?? '')).filter(
    (fact) => !source.includes(`'${fact}':`) && !new RegExp(`[{ ]${fact}[:,]`).test(source),
  );
  expect(unknown).toEqual([]);
});

it('what labs give probes and checks under `with` is named among what these read, and is read', () => {
  const given = labs.flatMap((lab) => [
    ...lab.scenarios.flatMap(({ probes: used }) =>
      used.map((probe) => ({ ...probe, read: graderNames.parameters.probes[probe.use] })),
    ),
    ...lab.checks.map((check) => ({ ...check, read: graderNames.parameters.checks[check.use] })),
  ]);
  const lost = given.flatMap(({ use, with: keys, read = [] }) =>
    Object.keys(keys).flatMap((key) => (read.includes(key) ? [] : [`${use}: ${key}`])),
  );
  expect(sorted(lost)).toEqual([]);
  for (const kind of ['probes', 'checks'] as const) {
    const folder = join(packageRoot(), 'src', 'grader', kind);
    const sources = readdirSync(folder)
      .filter((name) => !name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    const named = sorted(Object.values(graderNames.parameters[kind]).flat());
    const read = (key: string) =>
      new RegExp(
        `(parameters, '${key}'|parameters\\.${key}\\b|parameters\\['${key}'\\]|\\{[^{}]*\\b${key}\\b[^{}]*\\}(: \\w|\\) [={]| = parameters))`,
      ).test(sources);
    expect(named.filter((key) => !read(key))).toEqual([]);
    const registered = Object.keys(graderNames.parameters[kind]);
    expect(registered.filter((name) => !graderNames[kind].includes(name))).toEqual([]);
  }
});
