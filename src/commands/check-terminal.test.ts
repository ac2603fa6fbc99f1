import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AS_BEFORE, KEY, openTerminal, type RunningTerminal } from '../ui/testing/terminal.ts';

const BIN = join(import.meta.dirname, '../../bin/clusterprep.cjs');
let home = '';
let terminal: RunningTerminal | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clusterprep-check-'));
});
afterEach(async () => {
  await terminal?.close();
  await rm(home, { recursive: true, force: true });
});

test('check tells at Ctrl-C what it has found so far, and what is missing', async () => {
  terminal = openTerminal(
    [process.execPath, BIN, 'check', '--only', 'round-robin/solution', '--repeat', '50', '--jobs', '1'],
    { cwd: home, rows: 50, columns: 100 },
  );
  await terminal.waitFor(/[1-9]\d* of 50/, 60_000);
  terminal.press(KEY.interrupt);
  expect(await terminal.exit).toBe(130);
  const screen = terminal.screen();
  expect(screen).toMatch(/Interrupted: ending what runs/);
  expect(screen).toMatch(/solution( +\.)+\n/);
  const [, graded, problems] = screen.match(/grades: (\d+), .* problems: (\d+)/) ?? [];
  const [, left] = screen.match(/Interrupted: (\d+) pieces? of the work/) ?? [];
  expect(Number(graded)).toBeGreaterThan(0);
  expect(Number(graded) + Number(left)).toBe(50);
  expect(problems).toBe('0');
  expect(terminal.state()).toEqual(AS_BEFORE);
});
