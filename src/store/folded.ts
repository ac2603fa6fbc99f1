import { open, stat } from 'node:fs/promises';
import { emptyProgress, startFold } from '../domain/progress.ts';
import type { JournalRecord } from '../domain/record.ts';
import { codeOf } from './files.ts';
import { checksum } from './journal-write.ts';
import type { JournalReport } from './line-reader.ts';
import type { Snapshot } from './snapshot.ts';

const ANCHOR = 4096;
const KEPT_IDS = 256;

/** The snapshot of an empty journal. */
export function emptySnapshot(): Snapshot {
  const none = checksum('');
  const journal = { offset: 0, head: none, tail: none, through: '', recentIds: [], records: 0, damaged: 0 };
  return { journal, state: emptyProgress() };
}

export type Advance = { readonly snapshot: Snapshot; readonly report: JournalReport };

/**
 * Folds in what the journal holds beyond the snapshot. With `since`, reads the whole journal but takes only records later
 * than that. A record that is older than the snapshot's latest may have been counted already (journals joined by hand,
 * clocks that were set back): then all ids before it are read, and tell.
 */
export async function advance(file: string, from: Snapshot, since?: string): Promise<Advance> {
  const size = await journalSize(file);
  if (since === undefined && size === from.journal.offset) return { snapshot: from, report: quiet(size) };
  const recent = new Set(from.journal.recentIds);
  return (
    (await foldOn(file, from, { since, seen: recent, sure: since !== undefined })) ??
    (await foldOn(file, from, { since, seen: await idsBefore(file, from), sure: true })) ??
    Promise.reject(new Error('nothing can be in doubt when all ids are known'))
  );
}

/** The ids of all records that the snapshot stands for, as far as the journal has them. */
async function idsBefore(file: string, { journal }: Snapshot): Promise<Set<string>> {
  const { readJournal } = await import('./journal-read.ts');
  const ids = new Set(journal.recentIds);
  const keep = (batch: readonly JournalRecord[]): void => {
    for (const { id } of batch) ids.add(id);
  };
  await readJournal(file, 0, keep, journal.offset);
  return ids;
}

type Fold = {
  readonly since: string | undefined;
  /** Ids that are counted already. */
  readonly seen: Set<string>;
  /** Whether who is not among them is new, however old it is. */
  readonly sure: boolean;
};

/** Null when it cannot be told which records are new. */
async function foldOn(file: string, from: Snapshot, { since, seen, sure }: Fold): Promise<Advance | null> {
  const { readJournal } = await import('./journal-read.ts');
  const ids = [...from.journal.recentIds];
  let { through, records } = from.journal;
  const folding = startFold(from.state);
  let doubtful = false;
  const isNew = (record: JournalRecord): boolean => {
    if (seen.has(record.id) || (since !== undefined && record.at <= since)) return false;
    if (!sure && from.journal.records > 0 && record.at <= from.journal.through) doubtful = true;
    seen.add(record.id);
    ids.push(record.id);
    return true;
  };
  const report = await readJournal(file, since === undefined ? from.journal.offset : 0, (batch) => {
    const fresh = batch.filter(isNew);
    if (fresh.length === 0 || doubtful) return;
    for (const record of fresh) {
      if (record.at > through) through = record.at;
      folding.take(record);
    }
    records += fresh.length;
  });
  if (doubtful) return null;
  const journal = {
    ...(await anchors(file, report.end)),
    offset: report.end,
    through,
    recentIds: ids.slice(-KEPT_IDS),
    records,
    damaged: (since === undefined ? from.journal.damaged : 0) + report.damaged,
  };
  return { snapshot: { journal, state: folding.end() }, report };
}

/** Folds the whole journal. */
export const rebuild = (file: string): Promise<Advance> => advance(file, emptySnapshot());

/** How the journal relates to a snapshot: it goes on from it, it was cut short, or it is another journal. */
export async function relation(file: string, { journal }: Snapshot): Promise<'goes-on' | 'cut' | 'other'> {
  const size = await journalSize(file);
  const known = Math.min(ANCHOR, journal.offset);
  const now = await anchors(file, Math.min(size, journal.offset));
  if (size < journal.offset) return size < known || now.head === journal.head ? 'cut' : 'other';
  return now.head === journal.head && now.tail === journal.tail ? 'goes-on' : 'other';
}

function quiet(end: number): JournalReport {
  return { end, damaged: 0, strange: 0, torn: false, newer: false };
}

async function journalSize(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return 0;
    throw error;
  }
}

/** Checksums by which a journal of at least `offset` bytes is known again. */
async function anchors(file: string, offset: number): Promise<{ head: string; tail: string }> {
  if (offset === 0) return { head: checksum(''), tail: checksum('') };
  const handle = await open(file, 'r');
  try {
    const length = Math.min(ANCHOR, offset);
    const buffer = Buffer.alloc(length);
    const head = await handle.read(buffer, 0, length, 0);
    const headSum = checksum(buffer.subarray(0, head.bytesRead));
    const tail = await handle.read(buffer, 0, length, offset - length);
    return { head: headSum, tail: checksum(buffer.subarray(0, tail.bytesRead)) };
  } finally {
    await handle.close();
  }
}
