import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../../domain/lab.ts';
import { graderFiles } from './grader-files.ts';
import type { Digests } from './pack.ts';

/** What the answers of a lab are recorded from, as it stands now. `root`: the folder of the checkout. */
export function labDigests(lab: Lab, root: string): Omit<Digests, 'answer'> {
  return { scenarios: scenariosDigest(lab), grader: graderDigest(lab, root) };
}

/** Digest of all files below a folder: their names and what they hold. */
export function folderDigest(folder: string): string {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .toSorted();
  return digest(names.flatMap((name) => [name, readFileSync(join(folder, name))]));
}

/** What is done to the server; what is judged of it may change without a new recording. */
function scenariosDigest({ scenarios }: Lab): string {
  return digest([JSON.stringify(bare(scenarios.map(({ title: _, ...rest }) => rest)))]);
}

/** Only what this lab's scenarios run: a new probe makes no recording of other labs stale. */
function graderDigest(lab: Lab, root: string): string {
  const source = join(root, 'src');
  if (!existsSync(join(source, 'grader'))) return '';
  const probes = lab.scenarios.flatMap((scenario) => scenario.probes.map(({ use }) => use));
  return digest(graderFiles(source, probes).flatMap((file) => [file, readFileSync(join(source, file))]));
}

/** Without what is empty or false, so that a new field with such a default changes no digest; keys in order. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, bare(inner)] as const)
    .filter(([, inner]) => inner !== undefined && inner !== false && !isEmpty(inner))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function digest(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 16);
}
