import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../domain/errors.ts';

const PROGRAM = /\.[cm]?[jt]s$/;

/** Finds a program: its folder and the name of its entry, `stem` in a folder. `path` is a file or a folder. Throws UsageError. */
export function findEntry(path: string, stem = 'server'): { folder: string; entry: string } {
  const whole = resolve(path);
  if (!existsSync(whole))
    throw new UsageError('no-such-path', `There is no ${path}.\nName a file or a folder that is there.`);
  if (statSync(whole).isFile() && !PROGRAM.test(whole)) {
    throw new UsageError(
      'no-program',
      `${path} is no program that Node can start.\nName a .js, .mjs, .cjs, .ts, .mts or .cts file.`,
    );
  }
  if (statSync(whole).isFile()) return { folder: realpathSync(dirname(whole)), entry: basename(whole) };
  const entries = readdirSync(whole).filter((name) => isEntry(name, stem));
  const [entry, second] = entries;
  if (entry === undefined) {
    throw new UsageError(
      'no-entry',
      `${path} has no entry.\nName the program ${stem}.js (or .mjs, .cjs, .ts, .mts, .cts), or name the file.`,
    );
  }
  if (second !== undefined) {
    throw new UsageError(
      'two-entries',
      `${path} has ${entries.length} entries: ${entries.join(', ')}.\nKeep one, or name the file.`,
    );
  }
  return { folder: realpathSync(whole), entry };
}

function isEntry(name: string, stem: string): boolean {
  return PROGRAM.test(name) && name.replace(PROGRAM, '') === stem;
}

/** The grading process's own program: the source in a checkout, the bundle when installed. */
export function gradingProgram(): string {
  const source = import.meta.url.endsWith('.ts');
  // In the bundle this stands in chunks/, and the program beside that folder.
  return fileURLToPath(new URL(source ? '../run/main.ts' : '../grading.js', import.meta.url));
}
