import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from '../../domain/lab.ts';
import { type Known, outerNames } from './lab-names.ts';
import { checkLab, labFile } from './lab-yaml.ts';
import { reachesOut } from './pack-reach.ts';
import { type Fault, locate, textOf } from './read-yaml.ts';
import { steering, steeringIn } from './steering.ts';

export type PackLabs = { readonly usable: readonly Lab[]; readonly faults: readonly Fault[] };

/** Folders of answers that a learner sees. */
const SHOWN = ['starter', 'solution'];
/** No text of a lab is longer, in bytes. */
const LARGEST = 1024 * 1024;

/** The names of the folders in the `labs` of a pack. */
export const packLabFolders = async (folder: string): Promise<string[]> => {
  const entries = await readdir(join(folder, 'labs'), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .toSorted();
};

/**
 * The labs of a pack that can be used, and what is wrong with the others.
 * @param known all names that a lab may use, those of this pack among them
 * @param ours ids of the labs that clusterprep has itself
 */
export const packLabs = async (folder: string, known: Known, ours: readonly string[]): Promise<PackLabs> => {
  const ids = await packLabFolders(folder);
  const read = await Promise.all(ids.map((id) => readPackLab(folder, id, known, ours)));
  return {
    usable: read.flatMap(({ lab }) => lab ?? []),
    faults: read.flatMap(({ faults }) => faults),
  };
};

type Read = { readonly lab?: Lab; readonly faults: readonly Fault[] };

const readPackLab = async (
  folder: string,
  id: string,
  known: Known,
  ours: readonly string[],
): Promise<Read> => {
  const file = labFile(id);
  const refused = (what: string): Read => ({ faults: [{ file, line: 1, what }] });
  if (ours.includes(id))
    return refused(
      `clusterprep has a lab "${id}" of its own. Call the folder and the lab something else: my-${id}.`,
    );
  const { size = 0 } = (await stat(join(folder, file)).catch(() => null)) ?? {};
  if (size === 0) return refused('It is missing or empty. `clusterprep new lab` makes one that works.');
  if (size > LARGEST) return refused('It is larger than 1 MiB. Make it shorter.');
  const checked = await checkLab(folder, id);
  if (checked.is === 'faulty') return checked;
  const { data: lab, text } = checked;
  const faults = [
    ...[...outerNames(lab, known), ...reachesOut(lab), ...steeringIn(lab)].map((flaw) =>
      locate(file, text, flaw),
    ),
    ...(await shownFaults(folder, id)),
  ];
  return faults.length === 0 ? { lab, faults } : { faults };
};

/** What is wrong with the files that are shown to a learner: the brief, the starter and the solution. */
const shownFaults = async (folder: string, id: string): Promise<Fault[]> => {
  const root = join(folder, 'labs', id);
  const names = ['README.md'];
  const faults: Fault[] = [];
  for (const name of SHOWN) {
    const inside = { recursive: true, withFileTypes: true } as const;
    const entries = await readdir(join(root, name), inside).catch(() => []);
    const files = entries.filter((entry) => entry.isFile());
    names.push(...files.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)));
    if (files.length === 0)
      faults.push({
        file: `labs/${id}/${name}`,
        line: 1,
        what: 'It is missing, empty or no folder. Write a program there.',
      });
  }
  const told = await Promise.all(names.map((name) => textFault(join(root, name), `labs/${id}/${name}`)));
  return [...faults, ...told.flat()];
};

const textFault = async (path: string, file: string): Promise<Fault[]> => {
  const { size = 0 } = (await stat(path).catch(() => null)) ?? {};
  if (size > LARGEST) return [{ file, line: 1, what: 'It is larger than 1 MiB. Make it shorter.' }];
  const text = await textOf(path);
  if (text === undefined) return [{ file, line: 1, what: 'It cannot be read. Write it as a text.' }];
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const at = lines.findIndex((line) => steering(line) !== undefined);
  const what = steering(lines[at] ?? '');
  return what === undefined ? [] : [{ file, line: at + 1, what }];
};
