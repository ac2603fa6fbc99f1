import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../domain/errors.ts';
import type { Lab, LabSummary } from '../domain/lab.ts';
import type { Learning } from '../domain/learn.ts';
import type { Blueprint, Question, QuestionEntry } from '../domain/question.ts';
import { jsonContent } from './content/from-json.ts';
import type { Pack, PackChoice } from './content/pack.ts';
import { packageRoot, runsFromSource } from './content/root.ts';
import type { Content } from './content/types.ts';

let asWritten = false;

/** From now on a checkout's content is read as it is written, not as it was built. To be called before anything is loaded. */
export const readAsWritten = (): void => {
  asWritten = existsSync(join(packageRoot(), 'src', 'cli.ts'));
};

let choice: PackChoice | undefined;
let packed: Promise<Pack | null> | undefined;

/** From now on the content of this pack is there besides our own. To be called before anything is loaded. */
export const choosePack = (pack: PackChoice): void => {
  choice = pack;
};

/** The pack that was chosen, or null; with what is wrong with it. */
export const loadPack = (): Promise<Pack | null> => {
  packed ??= readChoice();
  return packed;
};

const readChoice = async (): Promise<Pack | null> => {
  if (choice === undefined) return null;
  return (await import('./content/pack.ts')).readPack(choice, await ours());
};

/** What ships with the program: YAML when it runs from its sources, else what the build compiled. */
const openOwn = async (): Promise<Content> => {
  const root = packageRoot();
  if (asWritten || runsFromSource()) return (await import('./content/from-yaml.ts')).yamlContent(root);
  return jsonContent(join(root, 'dist', 'content'), join(root, 'labs'));
};

let own: Promise<Content> | undefined;
const ours = (): Promise<Content> => {
  own ??= openOwn();
  return own;
};

const open = async (): Promise<Content> => {
  const pack = choice === undefined ? null : await loadPack();
  return pack === null ? ours() : (await import('./content/pack.ts')).withPack(await ours(), pack);
};

let opened: Promise<Content> | undefined;
const content = (): Promise<Content> => {
  opened ??= open();
  return opened;
};

/** All labs, from easy to hard. */
export const labSummaries = async (): Promise<LabSummary[]> => (await content()).labSummaries();

/**
 * One lab and the absolute path of its folder, which holds `README.md`, `starter/` and `solution/`.
 * @throws UsageError `unknown-lab`, with the nearest name; `bad-pack`
 */
export const loadLab = async (id: string): Promise<{ lab: Lab; folder: string }> => {
  const found = await (await content()).loadLab(id);
  if (found) return found;
  await refuseBroken(id);
  const { noSuch } = await import('./content/nearest.ts');
  const ids = (await labSummaries()).map((lab) => lab.id);
  throw new UsageError('unknown-lab', noSuch('lab', id, ids, '`clusterprep lab` lists them all.'));
};

/**
 * Refuses a lab or a question of the pack that is there, and cannot be used.
 * @throws UsageError `bad-pack`, with what is wrong with it
 */
export const refuseBroken = async (id: string): Promise<void> => {
  const pack = choice === undefined ? null : await loadPack();
  const faults =
    pack?.faults.filter(
      ({ file, question }) =>
        file.startsWith(`labs/${id}/`) || file === `questions/${id}.yaml` || question === id,
    ) ?? [];
  if (pack === null || faults.length === 0) return;
  const { faultText } = await import('./content/read-yaml.ts');
  const told = faults.map(faultText).join('\n');
  throw new UsageError('bad-pack', `"${id}" of the pack ${pack.folder} cannot be used.\n${told}`);
};

/** The index of the bank: what can be drawn, without the texts. Cheap with any number of questions. */
export const loadIndex = async (): Promise<readonly QuestionEntry[]> => (await content()).loadIndex();

/** The questions with these ids, in this order; what has left the bank is left out. Without ids: all of the bank. */
export const loadQuestions = async (ids?: readonly string[]): Promise<Question[]> =>
  (await content()).loadQuestions(ids);

/** The objectives and their weights. */
export const loadBlueprint = async (): Promise<Blueprint> => (await content()).loadBlueprint();

/** Glossary, lessons and path. */
export const loadLearning = async (): Promise<Learning> => (await content()).loadLearning();

/** The brief of a lab in Markdown; empty for a lab that has none. */
export const loadBrief = async (id: string): Promise<string> => (await content()).loadBrief(id);

/** What the build made for the search, as JSON; null where the program runs from its sources. */
export const loadSearch = async (): Promise<string | null> => (await content()).loadSearch();
