import { cpSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lab, labSchema } from '../../domain/lab.ts';

const PROGRAMS = join(import.meta.dirname, '..', 'fixtures', 'programs');

/** Folder of a program in `fixtures/programs`. */
export const program = (name: string): string => join(PROGRAMS, name);

export type TemporaryProgram = { readonly folder: string; readonly remove: () => void };

/**
 * A program in a folder whose name is found nowhere else, so that its processes can be told by their command lines.
 * `base` is a program of the fixtures; `files` are written on top.
 */
export const temporaryProgram = (
  base: string | null,
  files: Readonly<Record<string, string>> = {},
): TemporaryProgram => {
  const folder = mkdtempSync(join(tmpdir(), 'clusterprep-program-'));
  if (base !== null) cpSync(program(base), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/**
 * A lab with one scenario: up to `limit` ms for `workers` workers to answer, then `quiet` ms in which nothing is done.
 * With `need` it goes no further without these workers.
 */
export const tinyLab = ({ workers = 2, quiet = 300, need = true, limit = 1000 } = {}): Lab =>
  labSchema.parse({
    schema: 1,
    id: 'tiny',
    title: 'Boot and stay',
    level: 'beginner',
    objective: 'primary-and-workers',
    minutes: 1,
    summary: 'Boot, and stay for a moment.',
    scenarios: [
      {
        id: 'only',
        title: 'The only one',
        workers,
        probes: [
          { use: 'await-workers', with: { need, limit } },
          { use: 'steady', with: { ms: quiet } },
        ],
      },
    ],
    checks: [
      check('serves', 'serves'),
      // Needs the end of the quiet time, so that it cannot be judged when the program does not come so far.
      check('worker-count', 'worker-count'),
    ],
    mistakes: [],
    wrong: [],
    passed: { proved: 'It stays.', explanation: 'It boots and stays.', read: [] },
  });

const check = (id: string, use: string) => ({
  id,
  title: id,
  use,
  scenarios: ['only'],
  points: 50,
  why: 'It is looked at.',
  hint: 'Boot.',
  link: 'https://nodejs.org/api/cluster.html',
});

const alive = (pid: number): boolean => {
  try {
    // A zombie holds nothing and does nothing: only its parent has not asked for it yet.
    return !/^State:\s*[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'latin1'));
  } catch {
    return false;
  }
};

const link = (path: string): string => {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
};

const mentions = (pid: number, token: string): boolean => {
  try {
    if (readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(token)) return true;
  } catch {
    return false;
  }
  return link(`/proc/${pid}/cwd`).startsWith(token);
};

/** Live processes that were started with `token` on their command line, or that stand in that folder. Linux only. */
export const processesOf = (token: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && mentions(pid, token) && alive(pid));

/** Waits until `condition` holds; throws with `what` after `limit` ms. */
export const eventually = async (what: string, condition: () => boolean, limit = 20_000): Promise<void> => {
  const deadline = performance.now() + limit;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`after ${limit} ms still not: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
