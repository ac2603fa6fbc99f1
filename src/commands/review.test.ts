import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const BIN = join(import.meta.dirname, '../../bin/clusterprep.cjs');
let home = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clusterprep-review-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

function review(args: string[], input = ''): Promise<{ code: number | null; stdout: string }> {
  return new Promise((resolve) => {
    const command = [BIN, 'review', '--progress', home, '--json', ...args];
    const child = execFile(process.execPath, command, { cwd: home }, (_, stdout) =>
      resolve({ code: child.exitCode, stdout }),
    );
    child.stdin?.end(input);
  });
}

// Whatever the kind, one of these is taken.
const ANY = 'zz\n1\n1 2 3\n1 2 3 4\n1 2 3 4 5\n1 2 3 4 5 6\n'.repeat(6);

it('what was reviewed comes back on its day, and the day has its share of new questions', async () => {
  const { code, stdout } = await review(['--new', '3', '--seed', '7'], ANY);
  expect(code).toBe(0);
  const result = JSON.parse(stdout);
  expect(result).toMatchObject({ status: 'done', questions: 3, after: { fresh: 0, cards: 3 } });

  const later = JSON.parse((await review(['--new', '3', '--forecast'])).stdout);
  expect(later).toMatchObject({ learning: 0, due: 0, fresh: 0, cards: 3 });
  expect(Date.parse(later.nextLearning)).toBeGreaterThan(0);

  const journal = await readFile(join(home, 'journal.jsonl'), 'utf8');
  expect(journal.match(/"mode":"review"/g)).toHaveLength(1);
  expect(journal.match(/"of":"review"/g)).toHaveLength(1);
});
