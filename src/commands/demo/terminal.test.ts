import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AS_BEFORE, KEY, openTerminal, type RunningTerminal } from '../../ui/testing/terminal.ts';

const BIN = join(import.meta.dirname, '../../../bin/clusterprep.cjs');
vi.setConfig({ testTimeout: 120_000 });
let home = '';
let terminal: RunningTerminal | undefined;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clusterprep-demo-'));
});
afterEach(async () => {
  await terminal?.close();
  await rm(home, { recursive: true, force: true });
});

function open(args: string[]): RunningTerminal {
  terminal = openTerminal([process.execPath, BIN, ...args], { cwd: home });
  return terminal;
}

test('demo: the starter fails and is explained, the solution passes, and it ends by itself', async () => {
  const on = open(['demo']);
  await on.waitFor(/worker +\d+/, 50_000);
  await on.waitFor('The mistake: The primary does not listen to the signal', 50_000);
  await on.waitFor('✓ Passed  100 of 100 points', 50_000);
  expect(await on.exit).toBe(0);
  expect(on.screen()).toContain('Your turn: clusterprep lab graceful-shutdown');
  expect(on.state()).toEqual(AS_BEFORE);
});

test('demo: Ctrl-C ends it with 130 and leaves the terminal as before', async () => {
  const on = open(['demo']);
  await on.waitFor(/worker +\d+/, 50_000);
  on.press(KEY.interrupt);
  expect(await on.exit).toBe(130);
  expect(on.state()).toEqual(AS_BEFORE);
});

test('home: tells where the learner stands and starts what is chosen', async () => {
  const on = open(['--progress', join(home, 'progress')]);
  await on.waitFor('Nothing was done yet');
  expect(on.screen()).toContain('› 1  Next step: a first quiz');
  on.press(KEY.down, KEY.down, KEY.down, KEY.down, KEY.enter);
  await on.waitFor(/› 1 {2}fork-workers +One worker per core/);
  on.press(KEY.up, KEY.enter);
  const menu = await on.waitFor('› 5  Labs');
  on.press(/(\d) {2}Demo/.exec(menu)?.[1] ?? '');
  await on.waitFor('clusterprep demo:');
  on.press(KEY.interrupt);
  expect(await on.exit).toBe(130);
  expect(on.state()).toEqual(AS_BEFORE);
});
