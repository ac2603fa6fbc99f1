import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { signalProcess } from './signal.ts';

it('ends a process, and says that there is nobody when it has gone', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const pid = child.pid ?? 0;
  expect(signalProcess(pid, 'SIGKILL')).toBe(true);
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(signalProcess(pid, 'SIGKILL')).toBe(false);
});

it('hides no mistake of its caller', () => {
  expect(() => signalProcess(process.pid, 'SIGNONE' as NodeJS.Signals)).toThrow('SIGNONE');
});
