import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { storeFindings } from './doctor-store.ts';

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'clusterprep-doctor-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

test('a folder that is not there yet: good, and it is still not there', async () => {
  const dir = await folder();
  expect(await storeFindings(join(dir, 'new', 'one'))).toMatchObject([{ what: 'Scores', state: 'good' }]);
  expect(await readdir(dir)).toEqual([]);
});

test('a folder that cannot be: told with what to do', async () => {
  const dir = await folder();
  await writeFile(join(dir, 'file'), '');
  const [scores] = await storeFindings(join(dir, 'file', 'below'));
  expect(scores).toMatchObject({ state: 'weaker', is: expect.stringContaining('nothing is recorded') });
  expect(scores?.advice).toContain('--progress');
});

test('a journal that cannot be added to is found by trying', async () => {
  const dir = await folder();
  await mkdir(join(dir, 'journal.jsonl'));
  expect((await storeFindings(dir))[0]).toMatchObject({ what: 'Scores', state: 'weaker' });
});

test('a newer schema asks for an upgrade', async () => {
  const dir = await folder();
  await writeFile(join(dir, 'progress.json'), '{"schema":99}');
  const [scores] = await storeFindings(dir);
  expect(scores).toMatchObject({ state: 'weaker', is: expect.stringContaining('please upgrade') });
  expect(await readdir(dir)).toEqual(['progress.json']);
});

test('a damaged snapshot is told when it is met, and the file set aside as long as it is there', async () => {
  const dir = await folder();
  await writeFile(join(dir, 'progress.json'), '{');
  const first = await storeFindings(dir);
  expect(first.map(({ what, state }) => [what, state])).toEqual([
    ['Scores', 'good'],
    ['Score files', 'weaker'],
    ['Set aside', 'good'],
  ]);
  const second = await storeFindings(dir);
  expect(second.map(({ what }) => what)).toEqual(['Scores', 'Set aside']);
  expect(second[1]?.is).toMatch(/^progress\.json\.corrupt-/);
});
