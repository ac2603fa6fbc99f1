import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Spoken } from '../domain/quiz/ran.ts';
import { tierStates } from '../grader/contain/tiers.ts';
import { runProgram } from '../grader/proof/run-program.ts';
import { until } from '../grader/run/until.ts';
import { processesIn } from '../ui/testing/processes.ts';
import { programsIn } from './programs.ts';

function programOf(source: string): { folder: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'clusterprep-programs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'program.mjs');
  writeFileSync(file, source);
  return { folder, file };
}

async function run(source: string, prints: unknown, signal = new AbortController().signal) {
  const { folder } = programOf(source);
  const heard: Spoken[] = [];
  const question = { proof: { file: 'program.mjs', prints } };
  const ran = await programsIn(folder).run(question, (spoken) => heard.push(spoken), signal);
  return { ran, heard };
}

test('lines are told as they come, the last one is the result, and all is safe to show', async () => {
  const { ran, heard } = await run(
    `console.log('{"worker": 1, "said": "red \\\\u001b[31m"}');
     console.error('\\u001b]0;title\\u0007oops');
     setTimeout(() => console.log('{"a": [1, 2]}'), 5);`,
    { a: [1, 2] },
  );
  expect(ran).toMatchObject({ status: 'ran', result: { a: [1, 2] }, holds: true, spoken: heard });
  expect(heard).toContainEqual({ who: 'worker 1', said: 'red ·[31m' });
  expect(heard).toContainEqual({ who: 'program', said: '·]0;title·oops' });
});

test('another result than the bank says is told so', async () => {
  const { ran } = await run('console.log("[2]")', [1]);
  expect(ran).toMatchObject({ status: 'ran', result: [2], holds: false });
});

test.each([
  ['console.log("no JSON")', /code 0/],
  ['console.log("[1]"); process.exitCode = 3', /code 3/],
  ['process.kill(process.pid, "SIGKILL")', /told no result/],
  ['setInterval(() => console.log("x".repeat(1e5)), 1)', /printed too much/],
])('%s has no result, and it is said why', { timeout: 60_000 }, async (source, because) => {
  const { ran } = await run(source, [1]);
  expect(ran).toMatchObject({ status: 'no-result', because: expect.stringMatching(because) });
});

test('without a program, or when nobody waits for it, there is no result either', async () => {
  const none = await programsIn('/nowhere').run({}, () => {}, AbortSignal.abort());
  expect(none).toMatchObject({ status: 'no-result' });
  const gone = await programsIn('/nowhere').run(
    { proof: { file: 'gone.mjs', prints: 1 } },
    () => {},
    AbortSignal.abort(),
  );
  expect(gone).toMatchObject({ because: expect.stringContaining('gone.mjs') });
  const { ran } = await run('setInterval(() => {}, 1000)', 1, AbortSignal.abort());
  expect(ran).toMatchObject({ because: 'It was not waited for.' });
});

const tiers = tierStates().filter(({ works }) => works);

test.each(tiers.map(({ tier }) => tier))(
  '%s: what takes too long is ended, with all that it started and the folder that it wrote to',
  { timeout: 60_000 },
  async (isolation) => {
    const { file, folder } = programOf('');
    // Outside of any namespace its own pid would be another one, so the beat of its file tells whether it lives.
    const beat = join(folder, 'beat');
    writeFileSync(
      file,
      `import { spawn } from 'node:child_process';
       import { appendFileSync, mkdtempSync } from 'node:fs';
       import { tmpdir } from 'node:os';
       console.log(mkdtempSync(tmpdir() + '/left-'));
       if (process.argv[2] !== 'child') spawn(process.execPath, [import.meta.filename, 'child'], { stdio: 'ignore', detached: true });
       process.on('SIGTERM', () => {});
       setInterval(() => appendFileSync(${JSON.stringify(beat)}, process.argv[2] === 'child' ? 'c' : 'p'), 10);`,
    );
    const lines: string[] = [];
    const controller = new AbortController();
    const end = runProgram(process.execPath, file, {
      onLine: (line) => lines.push(line),
      signal: controller.signal,
      isolation,
    });
    const both = () => existsSync(beat) && new Set(readFileSync(beat, 'utf8')).size === 2;
    expect(await until(both, 30_000)).toBe('met');
    controller.abort();
    expect(await end).toEqual({ by: 'request' });
    const before = readFileSync(beat, 'utf8').length;
    // Ten beats would have come.
    await until(() => false, 100);
    expect(readFileSync(beat, 'utf8')).toHaveLength(before);
    expect(existsSync(lines[0] ?? '')).toBe(false);
  },
);

test.each(tiers.map(({ tier }) => tier))(
  '%s: what is ended at once after its start leaves nothing either',
  { timeout: 120_000 },
  async (isolation) => {
    for (let time = 0; time < 12; time += 1) {
      const { file, folder } = programOf('setInterval(() => {}, 1000)');
      const controller = new AbortController();
      const { signal } = controller;
      const end = runProgram(process.execPath, file, { onLine: () => {}, signal, isolation });
      // Between none and five milliseconds: somewhere there the wrapper bears its child.
      await until(() => false, (time % 6) - 1);
      controller.abort();
      expect(await end).toEqual({ by: 'request' });
      expect(processesIn(folder)).toEqual([]);
    }
  },
);

test('a program that takes longer than its limit is ended', async () => {
  const { file } = programOf('setInterval(() => {}, 1000)');
  expect(await runProgram(process.execPath, file, { onLine: () => {}, limit: 200 })).toEqual({ by: 'time' });
});
