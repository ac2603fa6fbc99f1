import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import type { Run } from '../run/run.ts';
import { awaitSuccessor, reload } from './reload.ts';

/** A run with the old workers 1 and 2, and with those that `workers` tells; whoever is asked for answers next. */
function runOf(workers: () => number[], answers: number[]) {
  const marks: string[] = [];
  const asked: string[] = [];
  const signals: string[] = [];
  const run = {
    expected: 1,
    marks: new Map([['reload-sent', { t: 0, data: { workers: [1, 2] } }]]),
    answered: new Set<number>(),
    victims: new Set<number>(),
    inFlight: [],
    over: undefined,
    table: { look: async () => {}, has: (pid: number) => workers().includes(pid) },
    workers,
    primary: () => 100,
    primaryGone: () => workers().length === 0,
    recorder: {
      now: () => 10,
      record: ({ kind, signal }: { kind: string; signal?: string }) => signals.push(`${kind} ${signal}`),
    },
    client: {
      get: async () => answers.shift(),
      ask: ({ path, timeout }: { path: string; timeout: number }) => {
        asked.push(`${path} ${timeout}`);
        return { response: Promise.resolve(), written: Promise.resolve() };
      },
    },
    get: async () => undefined,
    noteAnswer(pid: number | undefined) {
      if (pid !== undefined) this.answered.add(pid);
    },
    scaled: (ms: number) => 2 * ms,
    mark: (name: string) => marks.push(name),
  };
  return { run: run as unknown as Run, marks, asked, signals };
}

it('waits until a new worker has answered, and not an old one', async () => {
  const { run, marks, signals } = runOf(() => [1, 2, 3], [1, 2, 3]);
  await awaitSuccessor(run, {});
  expect(marks).toEqual(['successor-serves']);
  expect(run.answered.size).toBe(3);
  expect(signals).toEqual([]);
});

it('ends that one and no other, when it is asked to', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const pid = child.pid ?? 0;
  const live = () => (child.signalCode === null ? [1, 2, pid, 5] : [1, 2, 5]);
  const { run, marks, signals } = runOf(live, [pid]);
  const exit = once(child, 'exit');
  await awaitSuccessor(run, { kill: 20 });
  expect((await exit)[1]).toBe('SIGKILL');
  expect(marks).toEqual(['successor-serves', 'successor-killed']);
  expect(signals).toEqual(['signal SIGKILL']);
  expect(run.victims).toEqual(new Set([pid]));
});

it('marks nothing when the primary has gone', async () => {
  const { run, marks } = runOf(() => [], []);
  await awaitSuccessor(run, { kill: 20 });
  expect(marks).toEqual([]);
});

it('begins long requests that follow the machine, and are never longer than the labs say', async () => {
  const asked = async (long: number) => {
    // The primary has gone, so that nobody gets a SIGHUP.
    const told = runOf(() => [], []);
    await reload(told.run, { long });
    return told.asked;
  };
  expect(await asked(2500)).toEqual(['/work?ms=5000 13000', '/work?ms=5000 13000']);
  expect(await asked(7000)).toEqual(['/work?ms=9500 17500', '/work?ms=9500 17500']);
});
