import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JournalRecord } from '../domain/record.ts';
import { emptyFolder } from './fixtures/help.ts';
import { readJournal } from './journal-read.ts';
import { appendLines, checksum, encodeLine, MAX_LINE } from './journal-write.ts';
import { LineReader } from './line-reader.ts';

const hint = (id: string, lab = 'l'): JournalRecord => ({
  v: 1,
  at: '2026-03-01T10:00:00.000Z',
  id,
  type: 'hint',
  lab,
  hint: 0,
  cost: 1,
});

function read(bytes: Buffer, chunk = bytes.length) {
  const reader = new LineReader(0);
  const ids: string[] = [];
  for (let at = 0; at < bytes.length; at += chunk) {
    // The reader must not keep our buffer: it is used again for the next chunk.
    const shared = Buffer.from(bytes.subarray(at, at + chunk));
    reader.take(shared);
    shared.fill(0);
    ids.push(...reader.drain().map((record) => record.id));
  }
  reader.finish();
  ids.push(...reader.drain().map((record) => record.id));
  return { ids, ...reader.report() };
}
const journal = (...records: JournalRecord[]) => Buffer.concat(records.map(encodeLine));

test('a line is a line feed, the checksum in eight hex digits, a space, the JSON', () => {
  const line = encodeLine(hint('a')).toString();
  const json = JSON.stringify(hint('a'));
  expect(line).toBe(`\n${checksum(json)} ${json}`);
  expect(checksum('')).toBe('00000000');
});

test('records come back in order, however the bytes are cut', () => {
  const bytes = journal(hint('a', 'über\u2028\n'), hint('b'), hint('c'));
  for (const chunk of [1, 7, 64, bytes.length]) {
    expect(read(bytes, chunk)).toMatchObject({
      ids: ['a', 'b', 'c'],
      damaged: 0,
      torn: false,
      end: bytes.length,
    });
  }
});

test('a tail that is cut anywhere costs the last record only, and is read again from where it began', () => {
  const whole = journal(hint('a'), hint('b'));
  const first = journal(hint('a')).length;
  for (let cut = first + 2; cut < whole.length; cut += 1) {
    expect(read(whole.subarray(0, cut))).toMatchObject({ ids: ['a'], torn: true, end: first + 1 });
  }
});

test('the torn tail of another writer does not spoil the next record', () => {
  const torn = journal(hint('a'), hint('b')).subarray(0, -5);
  expect(read(Buffer.concat([torn, encodeLine(hint('c'))]))).toMatchObject({
    ids: ['a', 'c'],
    damaged: 1,
    torn: false,
  });
});

test('any one changed byte costs at most the records that it stands in or between', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const bytes = journal(...ids.map((id) => hint(id)));
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const spoilt = Buffer.from(bytes);
      spoilt[place] = (spoilt[place] ?? 0) ^ change;
      const { ids: left } = read(spoilt);
      expect(left.length).toBeGreaterThanOrEqual(3);
      expect(ids.filter((id) => left.includes(id))).toEqual(left);
    }),
  );
});

test('garbage in the middle is counted and passed over', () => {
  const garbage = Buffer.from(`\n${'\0'.repeat(300)}\nhello\n00000000 {"v":1}\n`);
  const bytes = Buffer.concat([journal(hint('a')), garbage, journal(hint('b'))]);
  expect(read(bytes)).toMatchObject({ ids: ['a', 'b'], damaged: 3 });
});

test('a line without end is not held in memory, and what follows is read', () => {
  const flood = Buffer.alloc(3 * MAX_LINE, 'x');
  const bytes = Buffer.concat([journal(hint('a')), Buffer.from('\n'), flood, journal(hint('b'))]);
  expect(read(bytes, 100_000)).toMatchObject({ ids: ['a', 'b'], damaged: 1 });
});

test('a lost line feed costs no record, nor does text that looks like the start of a line', () => {
  const bytes = Buffer.concat([
    encodeLine(hint('a', 'deadbeef {"v":1}')),
    Buffer.from('?'),
    encodeLine(hint('b')).subarray(1),
  ]);
  expect(read(Buffer.concat([bytes, journal(hint('c'))]))).toMatchObject({
    ids: ['a', 'b', 'c'],
    damaged: 1,
  });
});

test('an editor that wrote Windows line ends costs nothing', () => {
  const bytes = Buffer.from(journal(hint('a'), hint('b')).toString().replaceAll('\n', '\r\n'));
  expect(read(bytes)).toMatchObject({ ids: ['a', 'b'], damaged: 0 });
});

test('whole lines that we do not know are told apart: newer ones, and strange ones', () => {
  const line = (value: unknown) => {
    const json = JSON.stringify(value);
    return Buffer.from(`\n${checksum(json)} ${json}`);
  };
  const bytes = Buffer.concat([line({ v: 2, type: 'card' }), line({ v: 1, type: 'card' }), line(null)]);
  expect(read(bytes)).toMatchObject({ newer: true, strange: 2, damaged: 0 });
});

test('a record too long to be read again is refused', () => {
  expect(() => encodeLine(hint('a', 'x'.repeat(MAX_LINE)))).toThrow(RangeError);
});

test('a missing journal is an empty one; a pipe in its place is an error and no wait', async () => {
  const dir = await emptyFolder();
  expect(await readJournal(join(dir, 'none'), 0, () => {})).toMatchObject({ end: 0, damaged: 0 });
  await expect(readJournal(dir, 0, () => {})).rejects.toThrow('not a regular file');
});

test('appending after a torn line keeps both sides', async () => {
  const dir = await emptyFolder();
  const file = join(dir, 'deep', 'journal.jsonl');
  await appendLines(file, [encodeLine(hint('a'))]);
  await appendFile(file, '\n1234');
  await appendLines(file, [encodeLine(hint('b')), encodeLine(hint('c'))]);
  const ids: string[] = [];
  const report = await readJournal(file, 0, (records) => ids.push(...records.map((record) => record.id)));
  expect({ ids, damaged: report.damaged }).toEqual({ ids: ['a', 'b', 'c'], damaged: 1 });
  await writeFile(file, '');
});
