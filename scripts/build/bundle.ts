import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build, type OutputChunk, type Plugin } from 'rolldown';
import { quickBuiltins } from './quick-builtins.ts';
import { quickPackages } from './quick-packages.ts';

/** The programs that stand in dist/, and where each begins. */
const ENTRIES = { cli: 'src/cli.ts', grading: 'src/grader/run/main.ts' };

/** Ink asks for React's developer tools only when DEV=true; they are no part of the package. */
const withoutDevtools: Plugin = {
  name: 'without-devtools',
  resolveId: (id) => (id === 'react-devtools-core' ? '\0no-devtools' : null),
  load: (id) => (id === '\0no-devtools' ? 'export default {};' : null),
};

/**
 * What commands share, in few files: each file more costs a start about a millisecond. A group takes along what its
 * modules import, unless a group above it has that already. Modules that are imported dynamically stay outside, or each
 * would need a file more that only hands it on.
 */
const GROUPS = [
  // Needed by both programs, so it holds nothing else.
  { name: 'base', test: /src\/(domain\/errors|store\/content\/root)\.ts$/ },
  // What help and the list of labs need.
  {
    name: 'start',
    test: /(src\/(cli\/program|cli\/numbers|commands\/lab|commands\/lab\/scores|app\/lab-list|store\/(where|paths|content)|store\/content\/(from-json|bank-read))\.ts|node_modules\/(commander|env-paths)\/.*\.js)$/,
  },
  { name: 'scores', test: /src\/(store\/store|app\/(store-notes|progress-next|attempt-words))\.ts$/ },
  {
    name: 'text',
    test: /src\/(ui\/(line|theme|choose-form|form|code-lines|plain\/print|lab\/paragraphs)|commands\/store-notes)\.ts$/,
  },
  {
    name: 'drawing',
    test: /(node_modules\/(ink\/(?!build\/devtools)|react\/).*\.js|src\/ui\/(components\/.*\.tsx|(keys|show|use-kept)\.ts))$/,
  },
  { name: 'quiz', test: /src\/(app\/quiz|domain\/quiz\/\w+|ui\/quiz\/\w+)\.ts$/ },
].map((group, at, all) => ({ ...group, priority: all.length - at }));

/** Where a chunk goes: named after what it holds first, with a hash, so that two builds can stand side by side. */
const chunkName = ({ name }: { name: string }): string => `chunks/${basename(name)}-[hash].js`;

/**
 * Bundles the sources below `root` into `folder`: ESM, one chunk a command, nothing left to install.
 * @returns the chunks, for what they hold
 */
export const bundle = async (root: string, folder: string): Promise<OutputChunk[]> => {
  const entries = Object.entries(ENTRIES).filter(([, file]) => existsSync(join(root, file)));
  const { output } = await build({
    cwd: root,
    input: Object.fromEntries(entries),
    platform: 'node',
    plugins: [quickBuiltins, quickPackages, withoutDevtools],
    transform: { target: 'node22.18', define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'warn',
    output: {
      dir: folder,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: chunkName,
      codeSplitting: { groups: GROUPS },
      // Names stay readable in a stack trace that a user sends us.
      minify: { mangle: false, compress: true, codegen: { removeWhitespace: true } },
      comments: { legal: false, annotation: false, jsdoc: false },
    },
  });
  return output.filter((part) => part.type === 'chunk');
};

/** The folder of the package that a module belongs to, or null for our own. */
export const packageOf = (moduleId: string): string | null => {
  const parts = moduleId.split('/node_modules/');
  const inside = parts.at(-1);
  if (parts.length < 2 || inside === undefined) return null;
  const [scope, name] = inside.split('/');
  const id = scope?.startsWith('@') ? `${scope}/${name}` : scope;
  return id
    ? join(dirname(moduleId.slice(0, moduleId.length - inside.length - 1)), 'node_modules', id)
    : null;
};
