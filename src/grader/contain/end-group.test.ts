import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Job } from '../run/job.ts';
import { signalProcess } from '../run/signal.ts';
import { until } from '../run/until.ts';
import { endGroup } from './end-group.ts';
import { launch } from './launch.ts';
import { Leftovers } from './leftovers.ts';
import { chooseTier } from './tiers.ts';

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

const isolation = chooseTier();
const WAYS: Record<string, (child: ChildProcess) => void> = {
  'as one that waits': endGroup,
  'as one with a job': (child) => new Leftovers({ isolation } as Job, child).end(),
};

test.each(Object.keys(WAYS))(
  'nothing is left of a grading process that is ended while it starts, %s',
  async (way) => {
    for (let round = 0; round < 40; round += 1) {
      const child = launch(isolation);
      const exited = once(child, 'exit');
      // At all moments of the few milliseconds in which a sandbox is set up.
      for (const from = performance.now(); performance.now() - from < round / 8; );
      WAYS[way]?.(child);
      await exited;
      expect(await until(() => !lives(child.pid ?? 0), 5000)).toBe('met');
    }
  },
);
