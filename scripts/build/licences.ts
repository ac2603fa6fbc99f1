import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputChunk } from 'rolldown';
import { packageOf } from './bundle.ts';

type Meta = { name: string; version: string; license?: string; author?: string | { name?: string } };

const RULE = '-'.repeat(80);

/** Some packages name the MIT licence but leave its text out. It is that of our own, but for the line of the holder. */
const mitOf = async (holder: string): Promise<string> => {
  const own = await readFile(join(import.meta.dirname, '..', '..', 'LICENSE'), 'utf8');
  return own.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`).trim();
};

const licenceText = async (folder: string, meta: Meta): Promise<string> => {
  const file = (await readdir(folder)).find((name) => /^(licen[cs]e|copying)/i.test(name));
  if (file) return (await readFile(join(folder, file), 'utf8')).trim();
  const author = typeof meta.author === 'string' ? meta.author : meta.author?.name;
  if (meta.license === 'MIT') return mitOf(author ?? `the authors of ${meta.name}`);
  throw new Error(`${meta.name} carries no licence file: find its licence before it is bundled`);
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
