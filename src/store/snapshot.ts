import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import type { ProgressState } from '../domain/progress-schema.ts';
import { codeOf, replaceFile, sweepTemporary } from './files.ts';
import { checksum } from './journal-write.ts';
import { packTable, unpackTable } from './question-table.ts';
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
/** Where the table of questions begins. A line feed stands nowhere else in JSON but at the end. */
const TABLE = '\n,"questions":';

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
    let bytes: Buffer;
    try {
      bytes = await readWhole(this.#file);
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
      throw error;
    }
    return parseSnapshot(bytes);
  }

  /** Rejects with the system's error; then the old file stands. */
  async write(data: Snapshot): Promise<void> {
    // Checked here, so that what carries the right checksum is right, and reading needs no zod (slow to load).
    const { snapshotFileSchema } = await import('./snapshot-schema.ts');
    const { questions, ...state } = data.state;
    const { journal } = data;
    snapshotFileSchema.parse({ schema: 1, crc: '00000000', journal, state, questions: packTable(questions) });
    await replaceFile(this.#file, formatSnapshot(data));
    await sweepTemporary(this.#file, this.#now());
  }
}

/** Without waiting: a pipe in the place of a file would never end. */
async function readWhole(file: string): Promise<Buffer> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const info = await handle.stat();
    if (!info.isFile() && !info.isDirectory())
      throw Object.assign(new Error(`${file} is not a regular file`), { code: 'not a file' });
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** The text of `progress.json`. */
export function formatSnapshot({ journal, state: { questions, ...state } }: Snapshot): string {
  const small = JSON.stringify({ journal, state }).slice(1, -1);
  const rest = `${small}${TABLE}${JSON.stringify(packTable(questions))}}\n`;
  return `{"schema":1,"crc":"${checksum(rest)}",${rest}`;
}

/** The snapshot in a file. The checksum vouches for the content, which zod checked when it was written. Throws a SnapshotError. */
function parseSnapshot(bytes: Buffer): Snapshot {
  const crc = PREFIX.exec(bytes.toString('latin1', 0, PREFIX_LENGTH))?.[1];
  const table = bytes.indexOf(TABLE);
  if (crc === undefined || table < 0 || crc !== checksum(bytes.subarray(PREFIX_LENGTH)))
    throw unusable(bytes);
  const { journal, state } = JSON.parse(`${bytes.toString('utf8', 0, table)}}`);
  return { journal, state: withTable(state, bytes.subarray(table + TABLE.length)) };
}

/** Parses the table when it is first looked at: the longest part by far, and most starts do without it. */
function withTable(small: Omit<ProgressState, 'questions'>, bytes: Buffer): ProgressState {
  let table: ProgressState['questions'] | undefined;
  return {
    ...small,
    get questions() {
      table ??= unpackTable(JSON.parse(bytes.toString('utf8', 0, bytes.lastIndexOf('}'))));
      return table;
    },
  };
}

/** Why a file whose checksum does not fit cannot be used. */
function unusable(bytes: Buffer): SnapshotError {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch (cause) {
    return new SnapshotError('corrupt', 'it is not JSON', { cause });
  }
  if (typeof value !== 'object' || value === null) return new SnapshotError('corrupt', 'it holds no object');
  if ('schema' in value && typeof value.schema === 'number' && value.schema > 1) {
    return new SnapshotError('newer', `its schema is ${value.schema}, and this version knows 1`);
  }
  return new SnapshotError('corrupt', 'its checksum is wrong');
}
