import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Lab } from '../domain/lab.ts';

/** A program that comes with a lab, and what its grade must be. */
export type Answer = {
  readonly lab: string;
  /** `starter`, `solution`, `accepted/class`, `wrong/no-handler`, ... */
  readonly name: string;
  readonly path: string;
  readonly expected: Expectation;
};

export type Expectation =
  /** Boots, and does not pass. */
  | { readonly kind: 'starter' }
  | { readonly kind: 'passes' }
  /** Fails these checks, none but these and `may`, and is told this mistake first. */
  | {
      readonly kind: 'fails';
      readonly fails: readonly string[];
      readonly may: readonly string[];
      readonly mistake: string;
    }
  /** Wrong, and known not to be caught. */
  | { readonly kind: 'survives'; readonly reason: string };

/** All answers of a lab: what is on disk, and what lab.yaml declares of it. Problems are told, not thrown. */
export function answersOf(lab: Lab, folder: string): { answers: Answer[]; problems: string[] } {
  const problems: string[] = [];
  const answers: Answer[] = [];
  const add = (name: string, expected: Expectation) => {
    const path = join(folder, name);
    if (existsSync(path)) answers.push({ lab: lab.id, name, path, expected });
    else problems.push(`${lab.id}: there is no folder ${name}`);
  };
  add('starter', { kind: 'starter' });
  add('solution', { kind: 'passes' });
  for (const name of folders(join(folder, 'accepted'))) add(`accepted/${name}`, { kind: 'passes' });
  const declared = new Set(lab.wrong.map(({ id }) => id));
  for (const wrong of lab.wrong) add(`wrong/${wrong.id}`, expectationOf(wrong));
  for (const name of folders(join(folder, 'wrong'))) {
    if (!declared.has(name)) problems.push(`${lab.id}: wrong/${name} is not declared in lab.yaml`);
  }
  return { answers, problems };
}

function expectationOf({ fails, may, mistake, survives }: Lab['wrong'][number]): Expectation {
  if (survives !== undefined) return { kind: 'survives', reason: survives };
  return { kind: 'fails', fails, may: may.map(({ check }) => check), mistake };
}

function folders(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
