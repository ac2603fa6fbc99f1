import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { QuizResult } from '../../report/quiz-json.ts';

const BIN = join(import.meta.dirname, '../../../bin/clusterprep.cjs');
let home = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clusterprep-pipe-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

function run(args: string[], input: string): Promise<Run> {
  return new Promise((resolve) => {
    const command = [BIN, 'quiz', '--progress', home, ...args];
    const child = execFile(process.execPath, command, { cwd: home }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

// Whatever the kind, one of these is taken; `zz` is unclear where numbers are asked for.
const ANY = 'zz\n1\n2\n3\n1 2 3\n1 2 3 4\n1 2 3 4 5\n1 2 3 4 5 6\n'.repeat(6);

test('--json prints one object and nothing else, and its parts agree', async () => {
  const { code, stdout, stderr } = await run(
    ['--json', '--count', '3', '--seed', '7', 'balancing', 'debugging'],
    ANY,
  );
  expect(code).toBe(0);
  expect(stdout.trim().split('\n')).toHaveLength(1);
  const result = JSON.parse(stdout) as QuizResult;
  expect(result).toMatchObject({
    schema: 1,
    seed: 7,
    status: 'done',
    maxPoints: 3,
    questions: 3,
    recorded: true,
  });
  expect(result.answers).toHaveLength(3);
  expect(result.missed).toEqual(
    result.answers.filter(({ correct }) => !correct).map(({ question }) => question),
  );
  expect(result.objectives.map(({ id }) => id).every((id) => ['balancing', 'debugging'].includes(id))).toBe(
    true,
  );
  expect(stderr).toContain('Question 3 of 3');
});

test('the same seed asks the same questions of someone who knows as much', async () => {
  const asked = async (): Promise<string[]> => {
    const { stdout } = await run(['--count', '4', '--seed', '7'], '');
    return stdout.split('\n').filter((each) => each.startsWith('Question '));
  };
  expect(await asked()).toEqual(await asked());
});

test('input that ends early: the score so far is kept, and the quiz is not called done', async () => {
  const { code, stdout } = await run(['--json', '--count', '2', '--seed', '7'], '');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ status: 'abandoned', points: 0, maxPoints: 0, answers: [] });
});

test(':q quits anywhere with 0', async () => {
  const { code, stdout } = await run(['--count', '2'], ':q\n');
  expect(code).toBe(0);
  expect(stdout).toContain('Nothing was answered');
});

test('an unknown objective gets the nearest name and 64, in JSON too', async () => {
  const { code, stderr } = await run(['balancng'], '');
  expect(code).toBe(64);
  expect(stderr).toContain('Did you mean "balancing"?');
  const json = await run(['--json', 'balancng'], '');
  expect(json.code).toBe(64);
  expect(JSON.parse(json.stdout)).toMatchObject({ error: { code: 'unknown-objective' } });
});
