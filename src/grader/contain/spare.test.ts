import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { signalProcess } from '../run/signal.ts';
import { until } from '../run/until.ts';
import { launch } from './launch.ts';
import { endGroup, Spare } from './spare.ts';
import { chooseTier } from './tiers.ts';

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

/** Whether a process of this group lives. Zombies are dead, and without an init they stay for a second. */
function lives(group: number): boolean {
  if (process.platform !== 'linux') return signalProcess(-group, 'SIGCONT');
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const [state, , itsGroup] =
        readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      return Number(itsGroup) === group && state !== 'Z';
    } catch {
      return false;
    }
  });
}

test('nothing is left of one that is ended while it starts', async () => {
  const isolation = chooseTier();
  for (let round = 0; round < 40; round += 1) {
    const child = launch(isolation);
    const exited = once(child, 'exit');
    // At all moments of the few milliseconds in which a sandbox is set up.
    for (const from = performance.now(); performance.now() - from < round / 8; );
    endGroup(child);
    await exited;
    expect(await until(() => !lives(child.pid ?? 0), 5000)).toBe('met');
  }
});
