import { execFileSync } from 'node:child_process';
import { readdir, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answer, emptyFolder, idsIn, text } from './fixtures/help.ts';
import { checksum } from './journal-write.ts';
import { unpackTable } from './question-table.ts';
import { formatSnapshot } from './snapshot.ts';
import { openStore } from './store.ts';

const SNAPSHOT = 'progress.json';
const JOURNAL = 'journal.jsonl';

/** A store's folder with three answers, closed. */
async function played(): Promise<string> {
  const dir = await emptyFolder();
  const store = await openStore({ progress: dir });
  for (const question of ['q1', 'q2', 'q3']) await store.append(answer(question));
  await store.close();
  return dir;
}
async function stateOf(dir: string) {
  const store = await openStore({ progress: dir });
  await store.close();
  return store.state();
}

describe('a normal life', () => {
  test('what is recorded is found again, from the snapshot and from the journal alone', async () => {
    const dir = await played();
    const state = await stateOf(dir);
    expect(state.totals).toMatchObject({ answers: 3, correct: 3 });
    await rm(join(dir, SNAPSHOT));
    expect(await stateOf(dir)).toEqual(state);
    expect(await readdir(dir)).toEqual([JOURNAL, SNAPSHOT]);
  });

  test('looking makes nothing: no folder, no file', async () => {
    const dir = join(await emptyFolder(), 'not', 'yet');
    await stateOf(dir);
    await expect(stat(dir)).rejects.toThrow('ENOENT');
  });

  test('only the tail is read when the snapshot is there', async () => {
    const dir = await played();
    const file = join(dir, JOURNAL);
    const { size } = await stat(file);
    const store = await openStore({ progress: dir });
    await store.append(answer('q4'));
    expect((await stat(file)).size).toBeGreaterThan(size);
    // Not closed, as if killed: the snapshot is behind.
    const after = await openStore({ progress: dir });
    expect(after.state()).toEqual(store.state());
    expect(after.counts.records).toBe(4);
  });

  test('what the snapshot covers is not read again, however long the journal is', async () => {
    const dir = await emptyFolder();
    const store = await openStore({ progress: dir });
    await Promise.all(Array.from({ length: 200 }, (_, i) => store.append(answer(`q${i}`))));
    await store.close();
    // Spoilt far from both ends, by which the journal is known: a reader would count the damage.
    const spoilt = (await text(dir, JOURNAL)).replace('"q100"', '"qXXX"');
    await writeFile(join(dir, JOURNAL), spoilt);
    const again = await openStore({ progress: dir });
    await again.append(answer('last'));
    await again.close();
    expect((await openStore({ progress: dir })).counts).toEqual({ records: 201, damaged: 0 });
    await rm(join(dir, SNAPSHOT));
    expect((await openStore({ progress: dir })).counts).toEqual({ records: 200, damaged: 1 });
  });

  test('many appends at once are all acknowledged, in order', async () => {
    const dir = await emptyFolder();
    const store = await openStore({ progress: dir });
    const records = await Promise.all(Array.from({ length: 200 }, (_, i) => store.append(answer(`q${i}`))));
    expect(await idsIn(dir)).toEqual(records.map((record) => record.id));
    await store.close();
    await store.close();
  });

  test('a record that stands twice counts once, also when the journals of two machines are joined', async () => {
    const dir = await played();
    const before = await stateOf(dir);
    await writeFile(join(dir, JOURNAL), await text(dir, JOURNAL), { flag: 'a' });
    expect(await stateOf(dir)).toEqual(before);
    const other = await played();
    await writeFile(join(dir, JOURNAL), await text(other, JOURNAL), { flag: 'a' });
    await writeFile(join(dir, JOURNAL), await text(other, JOURNAL), { flag: 'a' });
    expect((await stateOf(dir)).totals.answers).toBe(6);
  });

  test('records older than the snapshot (a clock that was set back) are counted', async () => {
    const dir = await played();
    const store = await openStore({ progress: dir, now: () => new Date('2001-01-01') });
    await store.append(answer('q4'));
    await store.close();
    expect((await stateOf(dir)).totals.answers).toBe(4);
  });

  test('temporary files of killed processes are swept once they are old', async () => {
    const dir = await played();
    const old = join(dir, `${SNAPSHOT}.1-a.tmp`);
    await writeFile(old, '');
    await utimes(old, 0, 0);
    await writeFile(join(dir, `${SNAPSHOT}.2-b.tmp`), '');
    const store = await openStore({ progress: dir });
    await store.append(answer('q4'));
    await store.close();
    expect(await readdir(dir)).toEqual([JOURNAL, SNAPSHOT, `${SNAPSHOT}.2-b.tmp`]);
  });
});

describe('damage', () => {
  const bad = {
    null: 'null',
    'an empty file': '',
    'half a file': '{"schema":1,"crc":"',
    'other JSON': '{"schema":1}',
  };
  test.each(Object.entries(bad))(
    'a snapshot that holds %s is set aside, and made anew',
    async (_, content) => {
      const dir = await played();
      const before = await stateOf(dir);
      await writeFile(join(dir, SNAPSHOT), content);
      const store = await openStore({ progress: dir });
      expect(store.state()).toEqual(before);
      expect(store.notices.join(' ')).toContain('was damaged');
      const [kept = ''] = (await readdir(dir)).filter((name) => name.includes('.corrupt-'));
      expect(await text(dir, kept)).toBe(content);
      await store.close();
      expect(await stateOf(dir)).toEqual(before);
    },
  );

  test('a second damaged snapshot does not replace the first, even in the same moment', async () => {
    const dir = await played();
    const now = () => new Date('2030-05-05T05:05:05Z');
    for (const content of ['one', 'two']) {
      await writeFile(join(dir, SNAPSHOT), content);
      await (await openStore({ progress: dir, now })).close();
    }
    const kept = (await readdir(dir)).filter((name) => name.includes('.corrupt-'));
    expect(await Promise.all(kept.map((name) => text(dir, name)))).toEqual(['one', 'two']);
  });

  test('one changed digit in a snapshot is noticed', async () => {
    const dir = await played();
    const before = await stateOf(dir);
    await writeFile(join(dir, SNAPSHOT), (await text(dir, SNAPSHOT)).replace('"answers":3', '"answers":9'));
    expect(await stateOf(dir)).toEqual(before);
  });

  test('a journal that was cut loses no score that the snapshot remembers', async () => {
    const dir = await played();
    const before = await stateOf(dir);
    const { size } = await stat(join(dir, JOURNAL));
    for (const length of [size - 10, Math.floor(size / 2), 0]) {
      await truncate(join(dir, JOURNAL), length);
      const store = await openStore({ progress: dir });
      expect(store.state()).toEqual(before);
      expect(store.notices.join(' ')).toContain('shorter');
      await store.close();
    }
    const store = await openStore({ progress: dir });
    await store.append(answer('q4'));
    await store.close();
    expect((await stateOf(dir)).totals.answers).toBe(4);
  });

  test('nor does a record with an older stamp after the cut', async () => {
    const dir = await played();
    const { size } = await stat(join(dir, JOURNAL));
    await truncate(join(dir, JOURNAL), Math.floor(size / 2));
    await (await openStore({ progress: dir })).close();
    const store = await openStore({ progress: dir, now: () => new Date('2001-01-01') });
    await store.append(answer('q4'));
    await store.close();
    const again = await openStore({ progress: dir });
    expect(again.state().totals.answers).toBe(4);
    expect(again.notices).toEqual([]);
  });

  test('a pipe in the place of the snapshot is not waited for', async ({ skip }) => {
    if (process.platform === 'win32') skip('no named pipes in folders');
    const dir = await played();
    const before = await stateOf(dir);
    await rm(join(dir, SNAPSHOT));
    execFileSync('mkfifo', [join(dir, SNAPSHOT)]);
    const store = await openStore({ progress: dir });
    expect(store.state()).toEqual(before);
    expect(store.notices.join(' ')).toContain('progress.json cannot be read (not a file)');
  });

  test('a cut journal without a snapshot gives all whole records', async () => {
    const dir = await played();
    await rm(join(dir, SNAPSHOT));
    await truncate(join(dir, JOURNAL), (await stat(join(dir, JOURNAL))).size - 10);
    const store = await openStore({ progress: dir });
    expect([...store.state().questions.keys()]).toEqual(['q1', 'q2']);
    await store.append(answer('q4'));
    await store.close();
    expect([...(await stateOf(dir)).questions.keys()]).toEqual(['q1', 'q2', 'q4']);
  });

  test("another machine's journal put in place is the truth, and the old snapshot is kept aside", async () => {
    const dir = await played();
    const other = await emptyFolder();
    const store = await openStore({ progress: other });
    for (let i = 0; i < 9; i += 1) await store.append(answer(`other${i}`, false));
    await writeFile(join(dir, JOURNAL), await text(other, JOURNAL));
    expect(await stateOf(dir)).toEqual(store.state());
    expect((await readdir(dir)).filter((name) => name.includes('.stale-'))).toHaveLength(1);
  });

  test('damage in the middle of the journal costs that line only', async () => {
    const dir = await played();
    await rm(join(dir, SNAPSHOT));
    await writeFile(join(dir, JOURNAL), (await text(dir, JOURNAL)).replace('"q2"', '"qX"'));
    const store = await openStore({ progress: dir });
    expect([...store.state().questions.keys()]).toEqual(['q1', 'q3']);
    expect(store.counts).toEqual({ records: 2, damaged: 1 });
    await store.close();
    expect((await openStore({ progress: dir })).counts).toEqual({ records: 2, damaged: 1 });
  });
});

describe('a newer version has been here', () => {
  async function refuses(dir: string): Promise<void> {
    const before = await Promise.all([text(dir, JOURNAL), text(dir, SNAPSHOT)]);
    const store = await openStore({ progress: dir });
    expect(store.status).toMatchObject({
      kind: 'read-only',
      reason: expect.stringContaining('please upgrade'),
    });
    await store.append(answer('q9'));
    expect(store.state().totals.answers).toBe(4);
    await store.close();
    expect(await Promise.all([text(dir, JOURNAL), text(dir, SNAPSHOT)])).toEqual(before);
  }

  test('a newer snapshot makes the store read-only; the scores are read from the journal', async () => {
    const dir = await played();
    await writeFile(join(dir, SNAPSHOT), '{"schema":2,"whatever":[]}');
    await refuses(dir);
  });

  test('a newer record in the journal makes the store read-only', async () => {
    const dir = await played();
    const json = JSON.stringify({ v: 2, id: 'n', at: '2031-01-01T00:00:00Z', type: 'card' });
    await writeFile(join(dir, JOURNAL), `\n${checksum(json)} ${json}`, { flag: 'a' });
    await refuses(dir);
    await refuses(dir);
  });
});

test('the text of a snapshot begins with its schema and its checksum', async () => {
  const dir = await played();
  const content = await text(dir, SNAPSHOT);
  const { journal, state, questions } = JSON.parse(content);
  expect(content).toBe(formatSnapshot({ journal, state: { ...state, questions: unpackTable(questions) } }));
  expect(content).toMatch(/^\{"schema":1,"crc":"[0-9a-f]{8}",/);
});
