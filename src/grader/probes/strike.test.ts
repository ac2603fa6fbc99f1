import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import type { Run } from '../run/run.ts';
import { kill } from './strike.ts';

it('goes on when its victim has gone in the very moment before the SIGKILL', async () => {
  // The table saw it a moment ago; by now it has ended.
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const marks: [string, unknown][] = [];
  const run = {
    table: { look: async () => {}, has: () => false },
    workers: () => [pid],
    marks: new Map(),
    victims: new Set(),
    recorder: { record: () => {} },
    mark: (name: string, data: unknown) => marks.push([name, data]),
    until: async () => 'met',
    scaled: (ms: number) => ms,
    primaryGone: () => false,
    over: undefined,
  } as unknown as Run;
  await kill(run, {});
  expect(marks.map(([name]) => name)).toEqual(['struck', 'victims-gone', 'window-over']);
  expect(marks[1]?.[1]).toEqual({ pids: [pid] });
});
