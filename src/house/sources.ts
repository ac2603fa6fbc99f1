import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../store/content/root.ts';

/** A source file: its path below src/, its text, and what it imports: paths below src/, or names of packages. */
export type Source = {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
  /** Whether it belongs to the program, and not to its tests. */
  readonly shipped: boolean;
};

const folder = join(packageRoot(), 'src');

const IMPORT =
  /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm;

/** What a text imports, statically or when it is called. */
export const importsOf = (path: string, text: string): string[] =>
  [...text.matchAll(IMPORT)]
    .map(([, from, called, alone]) => from ?? called ?? alone ?? '')
    .map((name) => (name.startsWith('.') ? join(dirname(path), name) : name));

const isTest = (path: string): boolean =>
  /\.test\.tsx?$/.test(path) || path.startsWith('house/') || /(^|\/)(testing|fixtures)\//.test(path);

/** All TypeScript files below src/, without the programs in fixtures. */
export const sources = (): Source[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('fixtures/'))
    .toSorted()
    .map((path) => {
      const text = readFileSync(join(folder, path), 'utf8');
      return { path, text, imports: importsOf(path, text), shipped: !isTest(path) };
    });
