import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { Spare } from './spare.ts';

const TIER = 'process-group';

test('is handed out once, and only in its tier', async () => {
  const spare = new Spare();
  spare.keep(TIER);
  expect(spare.take('namespace')).toBeUndefined();
  const child = spare.take(TIER);
  onTestFinished(() => void child?.kill('SIGKILL'));
  expect(child?.exitCode).toBeNull();
  expect(spare.take(TIER)).toBeUndefined();
  // Nobody waits for it any more: it goes when it hears that it will get no job.
  const gone = child && once(child, 'exit');
  child?.stdin?.end();
  expect(await gone).toEqual([1, null]);
});

test('another one is kept when one was handed out', async () => {
  const spare = new Spare();
  onTestFinished(() => spare.close());
  spare.keep(TIER);
  const first = spare.take(TIER);
  spare.keep(TIER);
  const second = spare.take(TIER);
  expect(second?.pid).not.toBe(first?.pid);
  for (const child of [first, second]) child?.kill('SIGKILL');
});

test('nothing is left when it is closed', async () => {
  const spare = new Spare();
  await spare.close();
  spare.keep(TIER);
  await spare.close();
  expect(spare.take(TIER)).toBeUndefined();
});
