import type { JournalRecord } from '../domain/record.ts';
import { decodeLine, type Line, rescue } from './journal-line.ts';
import { MAX_LINE } from './journal-write.ts';

const LINE_FEED = 0x0a;

/** What was met in the journal beside its records. */
export type JournalReport = {
  /** Where the next reading goes on, in bytes: behind the last line that is settled. */
  readonly end: number;
  /** Lines that are not whole. */
  readonly damaged: number;
  /** Whole lines of a kind that we do not know. */
  readonly strange: number;
  /** Whether the last line is torn; it may still be being written, so it is read again next time. */
  readonly torn: boolean;
  /** Whether a newer version of the program has written here. */
  readonly newer: boolean;
};

/** Cuts bytes into lines, whatever the chunks are, and holds at most one line in memory. */
export class LineReader {
  #records: JournalRecord[] = [];
  #parts: Buffer[] = [];
  #held = 0;
  /** Where the line at hand begins, in bytes. */
  #start: number;
  #damaged = 0;
  #strange = 0;
  #torn = false;
  #newer = false;

  constructor(from: number) {
    this.#start = from;
  }

  take(chunk: Buffer): void {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
      this.#hold(chunk.subarray(from, at));
      this.#settle();
      from = at + 1;
    }
    // Kept beyond this call, and the chunk is used again.
    this.#hold(Buffer.from(chunk.subarray(from)));
  }

  drain(): JournalRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  /** The last line has no line feed after it: it counts if it is whole. */
  finish(): void {
    if (this.#held === 0) return;
    const decoded = this.#held > MAX_LINE ? null : decodeLine(this.#line());
    if (decoded === null || decoded.kind === 'damaged') {
      this.#torn = true;
      if (decoded !== null) for (const saved of rescue(this.#line())) this.#count(saved);
      return;
    }
    this.#count(decoded);
    this.#start += this.#held;
  }

  report(): JournalReport {
    return {
      end: this.#start,
      damaged: this.#damaged,
      strange: this.#strange,
      torn: this.#torn,
      newer: this.#newer,
    };
  }

  #hold(part: Buffer): void {
    this.#held += part.length;
    if (this.#held <= MAX_LINE) this.#parts.push(part);
    else this.#parts = [];
  }

  #line(): Buffer {
    const [only] = this.#parts;
    return this.#parts.length === 1 && only ? only : Buffer.concat(this.#parts);
  }

  #settle(): void {
    if (this.#held > MAX_LINE) this.#damaged += 1;
    else if (this.#held > 0) this.#read(this.#line());
    this.#start += this.#held + 1;
    this.#held = 0;
    this.#parts = [];
  }

  #read(line: Buffer): void {
    if (line.every((byte) => byte === 0x0d || byte === 0x20)) return;
    const decoded = decodeLine(line);
    if (decoded.kind !== 'damaged') {
      this.#count(decoded);
      return;
    }
    this.#damaged += 1;
    for (const saved of rescue(line)) this.#count(saved);
  }

  #count(line: Line): void {
    if (line.kind === 'record') this.#records.push(line.record);
    if (line.kind === 'strange') this.#strange += 1;
    if (line.kind === 'newer') this.#newer = true;
  }
}
