import type { Source } from './sources.ts';

const DRAWING = /^(react|ink|inquirer|@inquirer)(\/|$)/;
const OURS = /\.tsx?$/;

/** What each part of the house may import of ours. A part may always import itself. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  cli: ['commands', 'store', 'domain'],
  commands: ['ui', 'report', 'authoring', 'app', 'grader', 'store', 'domain'],
  ui: ['app', 'grader', 'store', 'domain'],
  report: ['app', 'grader', 'store', 'domain'],
  authoring: ['app', 'grader', 'store', 'domain'],
  app: ['grader', 'store', 'domain'],
  grader: ['domain'],
  store: ['domain'],
  domain: [],
};

/** Parts that know no screen. */
const SCREENLESS = ['app', 'grader', 'store', 'report', 'authoring'];
const DOMAIN_PACKAGES = /^(zod|ts-fsrs|acorn|shell-quote|node:crypto)$/;

/** The first folder, or the file's name without its ending. */
const partOf = (path: string): string => path.split('/')[0]?.replace(OURS, '') ?? '';

/** What judges sees only the domain, and what judges. */
const isPure = (path: string): boolean =>
  /^grader\/(checks|facts)\//.test(path) || /^grader\/(diagnose|facts)\.ts$/.test(path);

const isAllowed = (path: string, name: string): boolean => {
  const part = partOf(path);
  if (!OURS.test(name)) {
    if (part === 'domain') return DOMAIN_PACKAGES.test(name);
    return !(SCREENLESS.includes(part) && DRAWING.test(name));
  }
  if (/\.test\.tsx?$|(^|\/)testing\//.test(name)) return false;
  if (isPure(path)) return name.startsWith('domain/') || isPure(name);
  return partOf(name) === part || (BELOW[part]?.includes(partOf(name)) ?? false);
};

/** Imports that run against the direction of the house, as `from → to`. Tests may import what they like. */
export const wrongWays = (files: readonly Source[]): string[] =>
  files
    .filter(({ shipped }) => shipped)
    .flatMap(({ path, imports }) =>
      imports.filter((name) => !isAllowed(path, name)).map((name) => `${path} → ${name}`),
    );

/** Each circle of imports once, as the files on it. */
export const circles = (files: readonly Source[]): string[] => {
  const importsOf = new Map(files.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const found = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      found.add([...way.slice(way.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const name of importsOf.get(path) ?? []) walk(name, [...way, path]);
    done.add(path);
  };
  for (const { path } of files) walk(path, []);
  return [...found];
};
