import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readLearning } from '../store/content/learning-yaml.ts';
import { packageRoot } from '../store/content/root.ts';
import { exampleOf } from './lesson-parts.ts';

/** Far above what any of them takes, also on a busy machine. */
const DEADLINE = 25_000;
const { lessons } = await readLearning(packageRoot());

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clusterprep-lessons-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(lessons)('the example of the lesson on $objective prints what it says', async (lesson) => {
  const example = exampleOf(lesson);
  const file = join(folder, `${lesson.objective}.mjs`);
  await writeFile(file, example?.code ?? '');
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file], {
    timeout: DEADLINE,
    killSignal: 'SIGKILL',
    env: { PATH: process.env.PATH ?? '' },
  });
  const lines = (text: string): string[] => {
    const all = text.trimEnd().split('\n');
    return example?.anyOrder ? all.toSorted() : all;
  };
  expect(stderr).toBe('');
  expect(lines(stdout)).toEqual(lines(example?.prints ?? 'no example'));
});
