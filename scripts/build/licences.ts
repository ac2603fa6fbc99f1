import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputChunk } from 'rolldown';
import { packageOf } from './bundle.ts';

type Meta = { name: string; version: string; license?: string; author?: string | { name?: string } };

const RULE = '-'.repeat(80);

const licenceText = async (folder: string, meta: Meta): Promise<string> => {
  const file = (await readdir(folder)).find((name) => /^(licen[cs]e|copying)/i.test(name));
  if (file) return (await readFile(join(folder, file), 'utf8')).trim();
  const author = typeof meta.author === 'string' ? meta.author : meta.author?.name;
  return `(The package carries no licence file. Its author${author ? ` is ${author}` : ' is not named'}.)`;
};

/** The licences of all packages of which something is in the chunks, sorted by name. */
export const licences = async (chunks: readonly OutputChunk[]): Promise<string> => {
  const folders = new Set(chunks.flatMap((chunk) => chunk.moduleIds.flatMap((id) => packageOf(id) ?? [])));
  const parts = await Promise.all(
    [...folders].map(async (folder) => {
      const meta: Meta = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
      const head = `${meta.name} ${meta.version} (${meta.license ?? 'see below'})`;
      return `${RULE}\n${head}\n${RULE}\n\n${await licenceText(folder, meta)}\n`;
    }),
  );
  const intro = 'clusterprep contains code of the following packages. Thank you.\n';
  return [intro, ...parts.toSorted((a, b) => a.localeCompare(b, 'en'))].join('\n');
};
