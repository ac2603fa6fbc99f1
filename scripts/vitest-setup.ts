import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The newest change below a folder, in ms since 1970; what tests alone use does not count. */
const newest = (folder: string, counts: (name: string) => boolean): number =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && counts(entry.name))
    .reduce((latest, { parentPath, name }) => Math.max(latest, statSync(join(parentPath, name)).mtimeMs), 0);

const isCurrent = (): boolean => {
  const manifest = join(root, 'dist', 'files.json');
  if (!existsSync(manifest)) return false;
  const sources = [
    newest('src', (name) => /\.tsx?$/.test(name) && !/\.test\./.test(name)),
    newest('scripts', (name) => name.endsWith('.ts')),
    newest('labs', (name) => name === 'lab.yaml' || name === 'README.md'),
    newest('questions', (name) => /\.(yaml|md)$/.test(name)),
  ];
  return Math.max(...sources) < statSync(manifest).mtimeMs;
};

/** Tests run the bundle too: builds it once when something is newer. A build that fails fails only the tests that need it. */
export default function setup(): void {
  // Programs in temporary folders would leave their compiled code in the user's cache folder.
  process.env.NODE_DISABLE_COMPILE_CACHE = '1';
  if (isCurrent()) return;
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.ts')], { encoding: 'utf8' });
  if (built.status !== 0) console.error(`The build failed, so dist/ is old:\n${built.stdout}${built.stderr}`);
}
