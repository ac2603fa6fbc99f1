import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { JournalRecord } from '../domain/record.ts';
import { codeOf, makeFolder, syncFolder } from './files.ts';

/** The longest line that is written or read, in bytes. */
export const MAX_LINE = 1024 * 1024;

/** Only a part of the text reached the file: what is there is torn, and not acknowledged. */
class ShortWriteError extends Error {
  readonly code = 'ENOSPC';
}

/**
 * One record as a line: a line feed first, so that the torn tail of another writer cannot spoil it, then the CRC-32 of
 * the JSON in eight hex digits, a space, the JSON. Throws a RangeError for a record of more than `MAX_LINE` bytes.
 */
export function encodeLine(record: JournalRecord): Buffer {
  const json = Buffer.from(JSON.stringify(record));
  if (json.length > MAX_LINE - 9)
    throw new RangeError(`a record of ${json.length} bytes is too long to be kept`);
  return Buffer.concat([Buffer.from(`\n${checksum(json)} `), json]);
}

/** CRC-32 in eight hex digits. */
export function checksum(bytes: Uint8Array | string): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}

/**
 * Appends lines in one write, and resolves when they are on the disk: only then is a record acknowledged. The file is
 * opened each time, so a journal that was moved away meanwhile does not swallow records. Rejects with the system's
 * error or a `ShortWriteError`; then some lines may be there in part or whole, and appending them again is safe, as a
 * record counts once by its id.
 */
export async function appendLines(file: string, lines: readonly Buffer[]): Promise<void> {
  const handle = await openForAppend(file);
  try {
    const info = await handle.stat();
    if (!info.isFile()) throw new Error(`${file} is not a regular file`);
    const text = Buffer.concat(lines);
    const { bytesWritten } = await handle.write(text);
    if (bytesWritten < text.length)
      throw new ShortWriteError(`${bytesWritten} of ${text.length} bytes written`);
    await handle.datasync();
    // A new file is there for good only when its folder's entry is.
    if (info.size === 0) await syncFolder(dirname(file));
  } finally {
    await handle.close();
  }
}

async function openForAppend(file: string): Promise<FileHandle> {
  // Never wait for a reader, should someone have put a pipe there.
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NONBLOCK ?? 0);
  try {
    return await open(file, flags, 0o600);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    await makeFolder(dirname(file));
    return open(file, flags, 0o600);
  }
}
