import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Lab, labSchema } from '../../domain/lab.ts';
import { ownNames } from './lab-names.ts';
import { badContent, type Checked, checkYaml, locate, readYaml, textOf, unreadable } from './read-yaml.ts';

/** The names in a folder, in the order of the alphabet; none where it is not there. */
export const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch(() => [])).toSorted();

/** The ids of the labs below `root`. */
export const labIds = async (root: string): Promise<string[]> =>
  (await namesIn(join(root, 'labs'))).filter((id) => existsSync(join(root, 'labs', id, 'lab.yaml')));

/** How messages call the file of a lab. */
export const labFile = (id: string): string => `labs/${id}/lab.yaml`;

/** One lab below `root`, or what is wrong with what it says. Never rejects. */
export const checkLab = async (root: string, id: string): Promise<Checked<Lab>> => {
  const source = await textOf(join(root, labFile(id)));
  if (source === undefined) return { is: 'faulty', faults: [unreadable(labFile(id))] };
  const checked = checkYaml(source, labFile(id), labSchema);
  if (checked.is === 'faulty') return checked;
  const flaws = ownNames(checked.data, id);
  if (flaws.length === 0) return checked;
  return { is: 'faulty', faults: flaws.map((flaw) => locate(labFile(id), checked.text, flaw)) };
};

/** One lab below `root`. @throws GraderError `bad-content` */
export const readLab = async (root: string, id: string): Promise<Lab> => {
  const lab = await readYaml(join(root, labFile(id)), labFile(id), labSchema);
  if (ownNames(lab, id).length === 0) return lab;
  const checked = await checkLab(root, id);
  throw badContent(checked.is === 'faulty' ? checked.faults : []);
};
