import { Low } from 'lowdb';
import { codeOf, keepAside } from './files.ts';
import { type Advance, advance, emptySnapshot, rebuild, relation } from './folded.ts';
import { type Snapshot, SnapshotError, SnapshotFile } from './snapshot.ts';

export type Opened = Advance & {
  readonly db: Low<Snapshot>;
  /** What the learner should know, in sentences. */
  readonly notices: readonly string[];
  /** Whether `progress.json` may be written. */
  readonly writable: boolean;
  /** Whether `progress.json` should be written now, not only at the end. */
  urgent: boolean;
  /** Set when a newer version has been here. */
  readonly newer: string | null;
};

export type Files = { readonly journal: string; readonly snapshot: string; readonly now: () => Date };

/** More records than this behind the snapshot are folded into a new one at once: a killed program must not start ever slower. */
const LONG_TAIL = 1000;

/** Reads snapshot and journal into one state. Changes nothing but to set aside what cannot be used. */
export async function openFiles(files: Files): Promise<Opened> {
  const db = new Low<Snapshot>(new SnapshotFile(files.snapshot, files.now), emptySnapshot());
  try {
    await db.read();
  } catch (error) {
    return withoutSnapshot(files, db, error);
  }
  const from = db.data;
  const how = await relation(files.journal, from);
  if (how === 'cut') return afterCut(files, db);
  if (how === 'other') {
    const kept = await aside(files, 'stale');
    const notice = `progress.json belonged to another journal; the scores were made anew from this one.`;
    const again = await rebuild(files.journal);
    return {
      ...again,
      db,
      notices: [notice, ...kept.notices],
      writable: kept.done,
      urgent: true,
      newer: newerIn(again),
    };
  }
  const tail = await advance(files.journal, from);
  const urgent = tail.snapshot.journal.records - from.journal.records > LONG_TAIL;
  return { ...tail, db, notices: [], writable: true, urgent, newer: newerIn(tail) };
}

async function withoutSnapshot(files: Files, db: Low<Snapshot>, error: unknown): Promise<Opened> {
  const made = await rebuild(files.journal);
  const shared = { ...made, db, urgent: false, writable: false };
  if (!(error instanceof SnapshotError)) {
    const notice = `progress.json cannot be read (${codeOf(error)}); the scores were made anew from the journal.`;
    return { ...shared, notices: [notice], newer: newerIn(made) };
  }
  if (error.kind === 'newer') return { ...shared, notices: [], newer: `progress.json: ${error.message}` };
  const kept = await aside(files, 'corrupt');
  const notice = `progress.json was damaged (${error.message}); the scores were made anew from the journal.`;
  return {
    ...shared,
    notices: [notice, ...kept.notices],
    writable: kept.done,
    urgent: true,
    newer: newerIn(made),
  };
}

/**
 * The journal was cut short, but the snapshot remembers the scores: they are kept, and only what is newer is added.
 */
async function afterCut(files: Files, db: Low<Snapshot>): Promise<Opened> {
  const { through } = db.data.journal;
  const result = await advance(files.journal, db.data, through);
  const kept = await aside(files, 'before-cut');
  const notice = 'The journal is shorter than it was; the scores that progress.json remembers are kept.';
  const notices = [notice, ...kept.notices];
  return { ...result, db, notices, writable: kept.done, urgent: true, newer: newerIn(result) };
}

function newerIn(result: Advance): string | null {
  return result.report.newer ? 'the journal holds records of a newer schema' : null;
}

/** Keeps a copy of the snapshot before it is replaced; without a copy it is not replaced. */
async function aside(files: Files, why: string): Promise<{ done: boolean; notices: string[] }> {
  try {
    const name = await keepAside(files.snapshot, why, files.now());
    return { done: true, notices: [`The file as it was is kept as ${name}.`] };
  } catch {
    return { done: false, notices: [] };
  }
}
