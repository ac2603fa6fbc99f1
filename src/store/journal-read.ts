import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { JournalRecord } from '../domain/record.ts';
import { codeOf } from './files.ts';
import { type JournalReport, LineReader } from './line-reader.ts';

const CHUNK = 256 * 1024;

/**
 * Reads the journal from byte `from` to its present end, or to byte `to`, and gives its records in batches, in order, duplicates and all.
 * Damage is counted, never thrown. A missing file is an empty one. Rejects with the system's error when the file
 * cannot be read.
 */
export async function readJournal(
  file: string,
  from: number,
  onRecords: (records: JournalRecord[]) => void,
  to = Number.POSITIVE_INFINITY,
): Promise<JournalReport> {
  const reader = new LineReader(from);
  const handle = await openForReading(file);
  if (handle === null) return reader.report();
  try {
    const info = await handle.stat();
    if (!info.isFile()) throw new Error(`${file} is not a regular file`);
    const end = Math.min(info.size, to);
    const chunk = Buffer.alloc(Math.min(CHUNK, Math.max(1, end - from)));
    for (let at = from; at < end; ) {
      const { bytesRead } = await handle.read(chunk, 0, Math.min(chunk.length, end - at), at);
      if (bytesRead === 0) break;
      at += bytesRead;
      reader.take(chunk.subarray(0, bytesRead));
      onRecords(reader.drain());
    }
    reader.finish();
    onRecords(reader.drain());
    return reader.report();
  } finally {
    await handle.close();
  }
}

async function openForReading(file: string) {
  try {
    return await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}
