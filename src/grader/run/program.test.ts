import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import type { EventOf } from '../../domain/event.ts';
import { type TemporaryProgram, temporaryProgram } from '../testing/programs.ts';
import type { Job } from './job.ts';
import { Program } from './program.ts';
import { Recorder } from './recorder.ts';

const made: TemporaryProgram[] = [];
afterEach(() => {
  for (const { remove } of made.splice(0)) remove();
});

/** What is recorded of a program that runs this code to its end: as it comes, and of what was held back. */
async function recorded(code: string): Promise<{ program: Program; at: string[]; held: string[] }> {
  const { folder, remove } = temporaryProgram(null, { 'server.cjs': code });
  made.push({ folder, remove });
  const scenario = { workers: 1, env: {}, probes: [] };
  const job = {
    scenario,
    folder,
    entry: 'server.cjs',
    node: process.execPath,
    port: 9,
    scale: 1,
    baseEnv: {},
  };
  const lines: EventOf<'output'>[] = [];
  const recorder = new Recorder((event) => event.kind === 'output' && lines.push(event));
  const program = new Program(job as unknown as Job, undefined, recorder, () => {});
  await once(program.child, 'close');
  const at = lines.splice(0).map(({ text }) => text);
  program.flush();
  return { program, at, held: lines.map(({ text }) => text) };
}

const chatty = "for (let i = 1; i <= 300; i += 1) console.log('line ' + i);";

it('records the first 200 lines as they come, and of the others the last 20', async () => {
  const { at, held } = await recorded(chatty);
  expect([at.length, at.at(-1)]).toEqual([200, 'line 200']);
  expect([held.length, held[0], held.at(-1)]).toEqual([20, 'line 281', 'line 300']);
});

it('holds back no line `ready`, whatever was said before it', async () => {
  const { program, at, held } = await recorded(`${chatty} console.log(' ready '); console.log('ready?');`);
  expect(at.slice(200)).toEqual([' ready ']);
  expect(program.said.at(-1)?.text).toBe(' ready ');
  expect(held.at(-1)).toBe('ready?');
});

it('takes no flood of them, and none from stderr', async () => {
  const { at } = await recorded(
    `${chatty} console.error('ready'); for (let i = 0; i < 99; i += 1) console.log('ready');`,
  );
  expect(at.slice(200)).toEqual(Array.from({ length: 20 }, () => 'ready'));
});
