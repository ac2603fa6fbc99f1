import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { progressCommand } from './progress.ts';

const command = join(import.meta.dirname, 'progress.ts');

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'clusterprep-progress-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}
async function heard(from: Readable): Promise<string> {
  return Buffer.concat(await from.toArray()).toString();
}
function start(options: object) {
  const code = `const { progressCommand } = await import(${JSON.stringify(command)});
    process.exitCode = await progressCommand(${JSON.stringify(options)});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

test('prints one JSON object on stdout, and makes no file by looking', async () => {
  const dir = await folder();
  const child = start({ json: true, progress: dir });
  const closed = once(child, 'close');
  const [out, err] = await Promise.all([heard(child.stdout), heard(child.stderr)]);
  expect(await closed).toEqual([0, null]);
  expect(err).toBe(`Nothing has been recorded in ${dir} so far.\n`);
  expect(JSON.parse(out)).toMatchObject({ schema: 1, readiness: 0, totals: { answers: 0 } });
  expect(await readdir(dir)).toEqual([]);
});

test('a reader that goes away at once is no error', async () => {
  const child = start({ html: true, progress: await folder() });
  child.stdout.destroy();
  const exited = once(child, 'exit');
  expect(await heard(child.stderr)).toMatch(/^Nothing has been recorded in .* so far\.\n$/);
  expect(await exited).toEqual([0, null]);
});

test('two formats at once are wrong usage', async () => {
  await expect(progressCommand({ json: true, csv: true })).rejects.toMatchObject({ code: 'two-formats' });
});

test('a page that cannot be written is told', async () => {
  const dir = await folder();
  await expect(progressCommand({ html: dir, progress: dir })).rejects.toMatchObject({ code: 'cannot-write' });
});
