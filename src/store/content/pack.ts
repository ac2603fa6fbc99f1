import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from '../../domain/lab.ts';
import type { Question } from '../../domain/question.ts';
import { entryOf } from './bank.ts';
import type { Known } from './lab-names.ts';
import { packLabFolders, packLabs } from './pack-labs.ts';
import { packQuestions } from './pack-questions.ts';
import type { Located } from './question-files.ts';
import type { Fault } from './read-yaml.ts';
import { harmless } from './steering.ts';
import { inOrder, summarise } from './summary.ts';
import type { Content } from './types.ts';

/** A pack that was named, and what its content may use besides our own labs and questions. */
export type PackChoice = {
  /** An absolute path. */
  readonly folder: string;
  /** The probes and checks of the grader. Called when the pack is read. */
  readonly names: () => Promise<Pick<Known, 'probes' | 'checks' | 'parameters'>>;
  /** What is wrong with a question by the rules of its kind. */
  readonly broken: (question: Question) => string[];
};

/** What a pack holds that can be used, and what is wrong with the rest. It is data; no code of it is loaded. */
export type Pack = {
  readonly folder: string;
  readonly labs: readonly Lab[];
  readonly questions: readonly Located[];
  /** Safe to print. */
  readonly faults: readonly Fault[];
};

/** Reads a pack. `own` is our content, whose ids it may use and may not take. */
export const readPack = async ({ folder, names, broken }: PackChoice, own: Content): Promise<Pack> => {
  const [labs, index, blueprint, ofGrader, folders] = await Promise.all([
    own.labSummaries(),
    own.loadIndex(),
    own.loadBlueprint(),
    names(),
    packLabFolders(folder),
  ]);
  const ours = {
    objectives: blueprint.objectives.map(({ id }) => id),
    labs: labs.map(({ id }) => id),
    questions: index.map(({ id }) => id),
    ...ofGrader,
  };
  const bank = await packQuestions(folder, ours, broken);
  const known = {
    ...ours,
    labs: [...ours.labs, ...folders],
    questions: [...ours.questions, ...bank.usable.map(({ question }) => question.id)],
  };
  const found = await packLabs(folder, known, ours.labs);
  const faults = [...noFolders(folder), ...found.faults, ...bank.faults].map(
    ({ file, line, what, question }) => ({
      ...(question === undefined ? {} : { question }),
      file: harmless(file),
      line,
      what: harmless(what),
    }),
  );
  return { folder, labs: found.usable, questions: bank.usable, faults };
};

const noFolders = (folder: string): Fault[] =>
  ['labs', 'questions']
    .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory() === false)
    .map((file) => ({ file, line: 1, what: 'It is no folder. Make it one, or take it away.' }));

/** Our content and that of a pack, as one. */
export const withPack = (own: Content, pack: Pack): Content => {
  const questions = pack.questions.map(({ question }) => question);
  const labOf = (id: string): Lab | undefined => pack.labs.find((lab) => lab.id === id);
  return {
    ...own,
    labSummaries: async () => inOrder([...(await own.labSummaries()), ...pack.labs.map(summarise)]),
    loadLab: async (id) => {
      const lab = labOf(id);
      return lab === undefined ? own.loadLab(id) : { lab, folder: join(pack.folder, 'labs', id) };
    },
    loadIndex: async () => [...(await own.loadIndex()), ...questions.map(entryOf)],
    loadQuestions: async (ids) => {
      if (ids === undefined) return [...(await own.loadQuestions()), ...questions];
      const byId = new Map([...(await own.loadQuestions(ids)), ...questions].map((each) => [each.id, each]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    loadBrief: async (id) =>
      labOf(id) === undefined
        ? own.loadBrief(id)
        : readFile(join(pack.folder, 'labs', id, 'README.md'), 'utf8').catch(() => ''),
    // What the build made knows nothing of the pack.
    loadSearch: async () => null,
  };
};
