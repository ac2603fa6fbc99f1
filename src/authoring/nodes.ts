import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import envPaths from 'env-paths';
import { UsageError } from '../domain/errors.ts';

const run = promisify(execFile);

/** A Node that runs programs under test and proofs. */
export type NodeAt = { readonly major: number; readonly version: string; readonly path: string };

/** The Node that runs us. */
export const ownNode = (): NodeAt => ({
  major: majorOf(process.version),
  version: process.version,
  path: process.execPath,
});

/** Where a Node may stand in a folder of its own. */
const PLACES = ['bin/node', 'node_modules/node/bin/node', 'node'];

/**
 * Finds a Node of each major: the newest in `dir` or below it (`22/`, `v22.23.0/`, `node-v22.23.0-linux-x64/`), our own,
 * or one from the cache, into which npm installs it. Throws UsageError when there is none and none can be had, or no `dir`.
 */
export async function findNodes(
  majors: readonly number[],
  options: { readonly dir?: string; readonly cache?: string; readonly tell?: (text: string) => void } = {},
): Promise<NodeAt[]> {
  if (options.dir !== undefined && !existsSync(options.dir))
    throw new UsageError(
      'no-node',
      `There is no folder ${options.dir}.\nName one that holds Nodes with --node-dir.`,
    );
  const cache = options.cache ?? join(envPaths('clusterprep', { suffix: '' }).cache, 'nodes');
  const found: NodeAt[] = [];
  for (const major of new Set(majors)) {
    const own = ownNode();
    const node =
      (options.dir === undefined ? undefined : await below(options.dir, major)) ??
      (own.major === major ? own : undefined) ??
      (await below(cache, major)) ??
      (await install(cache, major, options.tell ?? (() => {})));
    found.push(node);
  }
  return found;
}

async function below(dir: string, major: number): Promise<NodeAt | undefined> {
  if (!existsSync(dir)) return undefined;
  const named = new RegExp(`(^|[^\\d.])${major}($|\\D)`);
  // The folder may be a Node itself.
  const folders = ['', ...readdirSync(dir).filter((name) => named.test(name))];
  const found: NodeAt[] = [];
  for (const path of folders.flatMap((name) => PLACES.map((place) => join(dir, name, place)))) {
    const version = existsSync(path) ? await versionOf(path) : undefined;
    if (version !== undefined && majorOf(version) === major) found.push({ major, version, path });
  }
  return found.toSorted((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))[0];
}

async function install(cache: string, major: number, tell: (text: string) => void): Promise<NodeAt> {
  const folder = join(cache, String(major));
  tell(`installing Node ${major} into ${folder}`);
  mkdirSync(folder, { recursive: true });
  try {
    await run('npm', [
      'install',
      `node@${major}`,
      '--prefix',
      folder,
      '--no-audit',
      '--no-fund',
      '--no-save',
    ]);
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new UsageError(
      'no-node',
      `Node ${major} is not here, and npm could not install it (${said.slice(-300)}).\nName a folder that holds it with --node-dir.`,
    );
  }
  const node = await below(cache, major);
  if (node === undefined)
    throw new UsageError(
      'no-node',
      `npm has installed no Node ${major} that runs here.\nName a folder that holds one with --node-dir.`,
    );
  return node;
}

async function versionOf(path: string): Promise<string | undefined> {
  try {
    return (await run(path, ['--version'])).stdout.trim();
  } catch {
    return undefined;
  }
}

function majorOf(version: string): number {
  return Number(/^v?(\d+)\./.exec(version)?.[1] ?? Number.NaN);
}
