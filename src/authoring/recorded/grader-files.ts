import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a run begins: the grading process, and who starts it. */
const ROOTS = ['grader/run/main.ts', 'grader/collect.ts', 'grader/contain/calibrate.ts'];
const REGISTRY = 'grader/probes/registry.ts';
/** What runs and records; who judges does neither. */
const RUNS = /^grader\/(run|probes|contain)\/|^grader\/collect\.ts$/;
/** What ends a run's processes once nothing is recorded any more. */
const ENDS = new Set(['grader/contain/leftovers.ts', 'grader/contain/end-group.ts']);
/** Imports that stay when types are erased. */
const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?!type\s)[^;]*?from\s*'(\.[^']+)'|import\('(\.[^']+)'\)/g;

/**
 * The files below `source` that decide what a run with these probes does and records: all that the grading process
 * loads of the grader, but of the registered probes only those that are used. Sorted.
 */
export function graderFiles(source: string, probes: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file) || !RUNS.test(file) || !existsSync(join(source, file))) return;
    // The registry changes with every new probe; what it leads to is asked for by name.
    if (file === REGISTRY || ENDS.has(file)) return;
    found.add(file);
    for (const imported of importsIn(source, file)) visit(imported);
  };
  for (const file of [...ROOTS, ...probeFiles(source, probes)]) visit(file);
  return [...found].toSorted();
}

function importsIn(source: string, file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  return [...text.matchAll(IMPORT)].map(([, from, called]) => join(dirname(file), from ?? called ?? ''));
}

/** The files of these probes; of all probes, when one cannot be found in the registry. */
function probeFiles(source: string, probes: readonly string[]): string[] {
  const text = readFileSync(join(source, REGISTRY), 'utf8');
  const files = new Map<string, string>();
  for (const [, names = '', from = ''] of text.matchAll(/import \{([^}]*)\} from '(\.[^']+)'/g)) {
    for (const name of names.split(',')) files.set(name.trim().split(' as ').at(-1) ?? '', from);
  }
  const exported = (probe: string) =>
    new RegExp(`\\n\\s+'?${probe}'?: (\\w+),`).exec(text)?.[1] ??
    (new RegExp(`\\n\\s+${probe},`).test(text) ? probe : undefined);
  const wanted = probes.map((probe) => files.get(exported(probe) ?? ''));
  const all = wanted.includes(undefined) ? [...files.values()] : wanted.filter((file) => file !== undefined);
  return all.map((file) => join(dirname(REGISTRY), file));
}
