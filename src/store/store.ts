import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { foldAll, type ProgressState } from '../domain/progress.ts';
import type { JournalRecord, NewRecord } from '../domain/record.ts';
import { writeProblem } from './files.ts';
import { advance, emptySnapshot, relation } from './folded.ts';
import { encodeLine } from './journal-write.ts';
import { type Files, type Opened, openFiles } from './opening.ts';
import type { StorePath } from './paths.ts';
import { Recorder, type StoreStatus } from './recorder.ts';
import type { Snapshot } from './snapshot.ts';
import { storePath, type WhereOptions } from './where.ts';

export type { StoreStatus } from './recorder.ts';

export type StoreOptions = WhereOptions & {
  readonly now?: () => Date;
  readonly newId?: () => string;
  /** Told once for each change of the status after the opening. */
  readonly onStatus?: (status: StoreStatus) => void;
};

export type Store = {
  readonly path: StorePath;
  readonly status: StoreStatus;
  /** What was met while opening that the learner should know, in sentences. */
  readonly notices: readonly string[];
  /** For `doctor`: records and unreadable lines of the journal, as of the opening. */
  readonly counts: { readonly records: number; readonly damaged: number };
  state(): ProgressState;
  /**
   * Records something. When it resolves and the status is `ok`, the record is on the disk. When it cannot be written
   * the status changes and the state goes on in memory. Rejects only for a record too long to be kept (RangeError).
   */
  append(record: NewRecord): Promise<JournalRecord>;
  /** Takes into the state what other processes have recorded since. Leaves it as it is when that cannot be known. Never rejects. */
  refresh(): Promise<void>;
  /** Tries once more what is not yet written, and writes the snapshot. Never rejects. */
  close(): Promise<void>;
};

/** Opens the store. Never rejects for what the files hold or for a folder that cannot be used: see `status`. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const path = storePath(options);
  const now = options.now ?? (() => new Date());
  const files = { journal: join(path.dir, 'journal.jsonl'), snapshot: join(path.dir, 'progress.json'), now };
  const { opened, status } = await tryOpen(files, path.dir);
  const base = opened?.snapshot ?? emptySnapshot();
  const recorder = new Recorder(files.journal, status, options.onStatus ?? (() => {}));
  let live = base.state;
  // Folded when the state is asked for: a fold copies tables that may be long.
  let unfolded: JournalRecord[] = [];
  /** What is recorded here while a refresh reads the journal, which may or may not see it there. */
  let during: JournalRecord[] | undefined;
  let closing: Promise<void> | undefined;

  const refresh = async (): Promise<void> => {
    await recorder.flush();
    if (opened === null || recorder.status.kind !== 'ok') return;
    during = [];
    const latest = await readLatest(files.journal, base);
    const seen = new Set(latest?.journal.recentIds);
    if (latest !== null) {
      live = latest.state;
      unfolded = during.filter(({ id }) => !seen.has(id));
    }
    during = undefined;
  };

  const close = async (): Promise<void> => {
    await recorder.flush();
    if (opened !== null && recorder.status.kind !== 'read-only')
      await saveSnapshot(files, opened, opened.urgent);
  };
  // Where it was saved here, the end has nothing to add unless the journal has grown.
  if (opened?.urgent && status.kind === 'ok') await saveSnapshot(files, opened, true);

  return {
    path,
    get status() {
      return recorder.status;
    },
    notices: opened?.notices ?? [],
    counts: { records: base.journal.records, damaged: base.journal.damaged },
    state() {
      if (unfolded.length > 0) live = foldAll(live, unfolded);
      unfolded = [];
      return live;
    },
    async append(record) {
      const full = {
        ...record,
        v: 1,
        at: now().toISOString(),
        id: options.newId?.() ?? randomUUID(),
      } as JournalRecord;
      const line = encodeLine(full);
      unfolded.push(full);
      during?.push(full);
      await recorder.add(line);
      return full;
    },
    refresh,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

async function tryOpen(files: Files, dir: string): Promise<{ opened: Opened | null; status: StoreStatus }> {
  let opened: Opened;
  try {
    opened = await openFiles(files);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { opened: null, status: { kind: 'off', reason: `the journal cannot be read: ${words}` } };
  }
  if (opened.newer !== null) {
    const reason = `a newer clusterprep has written here (${opened.newer}); please upgrade`;
    return { opened, status: { kind: 'read-only', reason } };
  }
  const problem = await writeProblem(dir);
  return { opened, status: problem === null ? { kind: 'ok' } : { kind: 'off', reason: problem } };
}

/** The state of the journal as it is now; null when it no longer goes on from the base, or cannot be read. */
async function readLatest(journal: string, base: Snapshot): Promise<Snapshot | null> {
  try {
    if ((await relation(journal, base)) !== 'goes-on') return null;
    const latest = await advance(journal, base);
    return latest.report.newer ? null : latest.snapshot;
  } catch {
    return null;
  }
}

/** A snapshot that cannot be written costs time at the next start and nothing else, so a failure is no error. */
async function saveSnapshot(files: Files, opened: Opened, always: boolean): Promise<void> {
  if (!opened.writable) return;
  try {
    const base = opened.snapshot;
    if ((await relation(files.journal, base)) !== 'goes-on') return;
    // Read from the file, not taken from memory: only so is it known which bytes the state stands for.
    const latest = await advance(files.journal, base);
    const same = latest.snapshot.journal.offset === opened.db.data.journal.offset;
    if (latest.report.newer || (same && !always)) return;
    opened.db.data = latest.snapshot;
    await opened.db.write();
    opened.urgent = false;
  } catch {
    // See above.
  }
}
