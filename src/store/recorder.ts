import { explainWrite } from './files.ts';
import { appendLines } from './journal-write.ts';

/** `off`: nothing can be recorded just now; what is done is kept in memory, and tried again with each record. */
export type StoreStatus =
  | { readonly kind: 'ok' }
  | { readonly kind: 'read-only'; readonly reason: string }
  | { readonly kind: 'off'; readonly reason: string };

/** Records kept in memory while nothing can be written. */
const MAX_PENDING = 10_000;

/** Writes lines to the journal one batch after another, and knows whether that works. Never rejects. */
export class Recorder {
  status: StoreStatus;
  readonly #file: string;
  readonly #onStatus: (status: StoreStatus) => void;
  #pending: Buffer[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(file: string, status: StoreStatus, onStatus: (status: StoreStatus) => void) {
    this.#file = file;
    this.status = status;
    this.#onStatus = onStatus;
  }

  /** Resolves when the line is on the disk, or could not be written: see `status`. */
  add(line: Buffer): Promise<void> {
    if (this.status.kind === 'read-only') return Promise.resolve();
    this.#pending.push(line);
    return this.flush();
  }

  /** Tries what has not been written yet. Lines given meanwhile go together, with one sync for all. */
  flush(): Promise<void> {
    this.#queue = this.#queue.then(() => this.#write());
    return this.#queue;
  }

  async #write(): Promise<void> {
    const lines = this.#pending;
    if (lines.length === 0) return;
    this.#pending = [];
    try {
      await appendLines(this.#file, lines);
      this.#become({ kind: 'ok' });
    } catch (error) {
      this.#pending = [...lines, ...this.#pending].slice(0, MAX_PENDING);
      this.#become({ kind: 'off', reason: explainWrite(error, this.#file) });
    }
  }

  #become(next: StoreStatus): void {
    const changed = next.kind !== this.status.kind;
    this.status = next;
    if (changed) this.#onStatus(next);
  }
}
