import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const BIN = join(import.meta.dirname, '../../../bin/clusterprep.cjs');
let home = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clusterprep-exam-pipe-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

function run(args: string[], input = ''): Promise<Run> {
  return new Promise((resolve) => {
    const command = [BIN, 'exam', '--progress', home, ...args];
    const child = execFile(process.execPath, command, { cwd: home }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
}

const NEW = ['--size', 'quiz', '--seed', '7'];

test('--json prints one object, --html writes the page, and both can be had again', async () => {
  const { code, stdout, stderr } = await run([...NEW, '--json', '--html', 'page.html'], ':n\n:n\n:s\ny\n');
  expect(code).toBe(1);
  expect(stdout.trim().split('\n')).toHaveLength(1);
  const result = JSON.parse(stdout);
  expect(result).toMatchObject({ schema: 1, size: 'quiz', seed: 7, how: 'submitted', passed: false });
  expect(result).toMatchObject({ earned: 0, recorded: true, error: null });
  expect(stderr).toContain('Item 3 of 20');
  expect(stderr).toContain('Written: page.html');
  expect(await readFile(join(home, 'page.html'), 'utf8')).toContain('<html');

  const again = await run(['--result', result.session.slice(0, 8), '--json']);
  expect(again.code).toBe(1);
  expect(JSON.parse(again.stdout)).toMatchObject({
    session: result.session,
    percent: 0,
    items: result.items,
  });
  const list = await run(['--list', '--json']);
  expect(JSON.parse(list.stdout).exams).toMatchObject([{ session: result.session, status: 'not-passed' }]);
});

test('input that ends early leaves the exam, which goes on and is listed; --resume asks the same items', async () => {
  const first = await run(NEW, ':n\n');
  expect(first.code).toBe(1);
  expect(first.stdout).toContain('The clock goes on');
  const listed = await run(['--list']);
  expect(listed.stdout).toMatch(/quiz only +goes on, until \d\d:\d\d +seed 7/);
  const item = (text: string): string | undefined => text.split('Item 2 of 20')[1]?.split('\n')[2];
  const second = await run(['--resume'], ':q\n');
  expect(second.code).toBe(0);
  expect(item(second.stdout)).toBe(item(first.stdout));
});

test('how it went is told by the exit code, also where nobody reads it', async () => {
  expect((await run(NEW, ':n\n:s\ny\n')).code).toBe(1);
  const child = spawn(process.execPath, [BIN, 'exam', '--progress', home, '--result'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout?.destroy();
  expect(await once(child, 'exit')).toEqual([1, null]);
});

test('an output that cannot be written is told, and is no result', async ({ skip }) => {
  if (process.platform !== 'linux') skip('only Linux has /dev/full');
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [BIN, 'exam', '--progress', home, '--list'], {
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  const exited = once(child, 'exit');
  const told = Buffer.concat((await child.stderr?.toArray()) ?? []).toString();
  expect(told).toMatch(/^clusterprep: the output cannot be written: ENOSPC[^\n]*\n$/);
  expect(await exited).toEqual([2, null]);
});

test('what cannot be done is wrong usage, in JSON too', async () => {
  expect((await run(['--resume'])).code).toBe(64);
  expect((await run(['--result'])).stderr).toContain('No exam has been finished here');
  expect((await run(['--list', '--resume'])).code).toBe(64);
  expect((await run(['--size', 'huge'])).code).toBe(64);
  const { code, stdout } = await run(['--result', 'zz', '--json']);
  expect(code).toBe(64);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'no-exam' } });
});
