import { UsageError } from '../../domain/errors.ts';
import type { CheckOptions } from './options.ts';

type Name = keyof CheckOptions;

/** What runs something else than the grades and proofs of all answers, and what can be said beside it. */
const INSTEAD: Readonly<Record<'recorded' | 'mutants' | 'soak', readonly Name[]>> = {
  recorded: ['only', 'pack', 'draft', 'json', 'html', 'jobs'],
  mutants: ['only', 'pack', 'json', 'jobs', 'explain'],
  soak: ['only', 'pack', 'json', 'jobs', 'soakFile'],
};

/** What means nothing without another. */
const NEEDS: readonly (readonly [Name, Name])[] = [
  ['explain', 'mutants'],
  ['soakFile', 'soak'],
  ['nodeDir', 'nodes'],
];

/** `nodeDir` → `--node-dir` */
const flag = (name: Name): string => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Throws UsageError for options that do not go together: none is passed over in silence. */
export function refuse(options: CheckOptions): void {
  const given = (Object.keys(options) as Name[]).filter(
    (name) => options[name] !== undefined && options[name] !== false,
  );
  for (const mode of given) {
    if (mode !== 'recorded' && mode !== 'mutants' && mode !== 'soak') continue;
    const other = given.find((name) => name !== mode && !INSTEAD[mode].includes(name));
    if (other === undefined) continue;
    const why = mode === 'recorded' ? `${flag(mode)} runs nothing` : `${flag(mode)} does something else`;
    throw wrong(`${why}, so ${flag(other)} makes no sense with it.\nLeave out one of the two.`);
  }
  for (const [name, other] of NEEDS)
    if (given.includes(name) && !given.includes(other))
      throw wrong(`${flag(name)} means nothing without ${flag(other)}.\nLeave it out, or write both.`);
  if (options.json === true && options.html === true)
    throw wrong('--json and --html would both write to stdout.\nName a file for the page: --html page.html');
}

const wrong = (message: string): UsageError => new UsageError('wrong-usage', message);
