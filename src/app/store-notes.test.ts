import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../store/store.ts';
import { storeNotes } from './store-notes.ts';

async function notesOf(file: string, text: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'clusterprep-notes-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, file), text);
  const progress = file === 'in-the-way' ? join(folder, file) : folder;
  const store = await openStore({ progress });
  const notes = storeNotes(store);
  await store.close();
  return notes;
}

test('a folder that works needs no words', async () => {
  expect(await notesOf('unrelated.txt', '')).toEqual([]);
});

test('a folder that cannot be: that nothing is recorded, why, and what to do', async () => {
  const [note, ...more] = await notesOf('in-the-way', '');
  expect(note).toMatch(/^Scores are not recorded: .*in-the-way is not a folder\. .*--progress\.$/);
  expect(more).toEqual([]);
});

test('a newer schema: please upgrade', async () => {
  const [note] = await notesOf('progress.json', '{"schema":99}');
  expect(note).toMatch(/^Scores are not recorded: a newer clusterprep .* please upgrade\. .*--progress\.$/);
});

test('a snapshot that was set aside is named, and scores are recorded', async () => {
  const notes = await notesOf('progress.json', '{');
  expect(notes.join(' ')).toMatch(/progress\.json was damaged .*kept as .*progress\.json\.corrupt-/);
  expect(notes.join(' ')).not.toContain('not recorded');
});
