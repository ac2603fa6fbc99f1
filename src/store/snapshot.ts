import { readFile } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import type { ProgressState } from '../domain/progress-schema.ts';
import { codeOf, replaceFile, sweepTemporary } from './files.ts';
import { checksum } from './journal-write.ts';
import type { Position } from './snapshot-schema.ts';

/** The folded state, and how far into the journal it reaches. */
export type Snapshot = { readonly journal: Position; readonly state: ProgressState };

/** Why `progress.json` cannot be used: `newer` was written by a later version of the program. */
export class SnapshotError extends Error {
  readonly kind: 'corrupt' | 'newer';
  constructor(kind: 'corrupt' | 'newer', message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SnapshotError';
    this.kind = kind;
  }
}

const PREFIX = /^\{"schema":1,"crc":"([0-9a-f]{8})",/;
const PREFIX_LENGTH = '{"schema":1,"crc":"00000000",'.length;

/**
 * lowdb's adapter for `progress.json`. lowdb takes any falsy content for an empty file and would write over it, so
 * what is no snapshot is thrown, and never returned.
 */
export class SnapshotFile implements Adapter<Snapshot> {
  readonly #file: string;
  readonly #now: () => Date;

  constructor(file: string, now: () => Date) {
    this.#file = file;
    this.#now = now;
  }

  /** Null when there is no file. Rejects with a SnapshotError, or the system's error. */
  async read(): Promise<Snapshot | null> {
    let text: string;
    try {
      text = await readFile(this.#file, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
      throw error;
    }
    return parseSnapshot(text);
  }

  /** Rejects with the system's error; then the old file stands. */
  async write(data: Snapshot): Promise<void> {
    // Checked here, so that what carries the right checksum is right, and reading needs no zod (slow to load).
    const { snapshotFileSchema } = await import('./snapshot-schema.ts');
    const { journal, state } = snapshotFileSchema.parse({ schema: 1, crc: '00000000', ...data });
    await replaceFile(this.#file, formatSnapshot({ journal, state }));
    await sweepTemporary(this.#file, this.#now());
  }
}

/** The text of `progress.json`. */
export function formatSnapshot(data: Snapshot): string {
  const rest = `${JSON.stringify({ journal: data.journal, state: data.state }).slice(1)}\n`;
  return `{"schema":1,"crc":"${checksum(rest)}",${rest}`;
}

/** The snapshot in a text. Throws a SnapshotError. */
function parseSnapshot(text: string): Snapshot {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new SnapshotError('corrupt', 'it is not JSON', { cause });
  }
  if (typeof value !== 'object' || value === null) throw new SnapshotError('corrupt', 'it holds no object');
  if ('schema' in value && typeof value.schema === 'number' && value.schema > 1) {
    throw new SnapshotError('newer', `its schema is ${value.schema}, and this version knows 1`);
  }
  const crc = PREFIX.exec(text)?.[1];
  if (crc === undefined || crc !== checksum(text.slice(PREFIX_LENGTH)) || !isSnapshot(value)) {
    throw new SnapshotError('corrupt', 'its checksum is wrong');
  }
  return { journal: value.journal, state: value.state };
}

/** The checksum has vouched for the content, which zod checked when it was written. */
function isSnapshot(value: object): value is Snapshot {
  return 'journal' in value && 'state' in value;
}
