import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Recording } from '../domain/timeline.ts';
import { settled } from '../grader/testing/openings.ts';
import { lastLines, loadRecording, saveRecording } from './recordings.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recordings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const recording = (...timelines: Recording['timelines']): Recording => ({
  schema: 1,
  lab: 'test-lab',
  durationMs: 900,
  timelines,
});
const file = (text: string): string => {
  const path = join(folder, 'timeline.json');
  writeFileSync(path, text);
  return path;
};

it('reads what it has written', async () => {
  const path = join(folder, 'saved.json');
  const saved = recording(settled().end(), settled({ scenario: 'other', workers: null }).end());
  await saveRecording(path, saved);
  expect(await loadRecording(path)).toEqual(saved);
});

it.each([
  ['no-such-path', () => join(folder, 'nowhere.json'), /cannot be read/],
  ['bad-timeline', () => file('{'), /is not JSON/],
  ['bad-timeline', () => file('null'), /is no timeline of ours/],
  ['bad-timeline', () => file('{"schema":2,"lab":"x","durationMs":1,"timelines":[]}'), /schema/],
  ['bad-timeline', () => file('{"schema":1,"lab":"x","durationMs":1,"timelines":[{}]}'), /timelines\.0/],
])('says what is wrong with a file: %s', async (code, path, words) => {
  const where = path();
  await expect(loadRecording(where)).rejects.toThrow(words);
  await expect(loadRecording(where)).rejects.toMatchObject({ name: 'UsageError', code });
});

it('says that a file cannot be written', async () => {
  await expect(saveRecording(folder, recording())).rejects.toMatchObject({
    name: 'UsageError',
    code: 'cannot-write',
  });
});

it('shows the last lines of the scenario that went worst, or of the first', () => {
  const talk = (scenario: string) =>
    settled({ scenario })
      .each([...Array(15).keys()], (told, at) => told.output(`${scenario} ${at}`))
      .end();
  const both = recording(talk('a'), talk('b'));
  expect(lastLines(both, ['b'])).toHaveLength(12);
  expect(lastLines(both, ['b']).at(-1)).toBe('b 14');
  expect(lastLines(both, []).at(0)).toBe('a 3');
  expect(lastLines(recording(), [])).toEqual([]);
});
