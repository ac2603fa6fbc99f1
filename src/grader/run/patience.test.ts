import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { Patience } from './patience.ts';
import { waitedMs } from './table/proc-fs.ts';
import { until } from './until.ts';

const start = (source: string): number => {
  const child = spawn(process.execPath, ['-e', source], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child.pid ?? 0;
};
/** Ends by itself, should the test not come to end it. */
const SPIN = 'const end = Date.now() + 20_000; while (Date.now() < end);';

/** A run of which the clock is ours. */
const runOf = (pid: number) => {
  const clock = { now: 0 };
  const run = { recorder: { now: () => clock.now }, table: { pids: () => [pid] }, primary: () => pid };
  return { clock, patience: new Patience(run, 10) };
};

test('what a program waits for a processor does not count, up to twice the limit', async ({ skip }) => {
  if (waitedMs(process.pid) === null) skip('this system does not tell how long a process waits');
  // One more than there are processors: each of them has to wait.
  const [pid = 0] = Array.from({ length: availableParallelism() + 1 }, () => start(SPIN));
  const { clock, patience } = runOf(pid);
  expect(patience.left()).toBe(10);
  const before = waitedMs(pid) ?? 0;
  expect(await until(() => (waitedMs(pid) ?? 0) - before > 25, 20_000)).toBe('met');
  clock.now = 20;
  expect(patience.left()).toBe(10);
  clock.now = 31;
  expect(patience.left()).toBeLessThan(0);
  // What the primary waited is not counted twice.
  expect(patience.excuse()).toMatch(/^its processes had to wait \d+ ms for a processor$/);
});

test('who waits for something else is given no more than the limit', async () => {
  const pid = start('setTimeout(() => {}, 20_000)');
  await until(() => (waitedMs(pid) ?? 1) > 0, 5000);
  const { clock, patience } = runOf(pid);
  clock.now = 4;
  expect(patience.left()).toBe(6);
  expect(patience.excuse()).toBeUndefined();
});
