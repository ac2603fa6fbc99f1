import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, explainWrite, makeFolders } from '../store/files.ts';
import { openStore } from '../store/store.ts';
import { storePath } from '../store/where.ts';
import type { Finding } from './doctor-finding.ts';

/** What a real write shows that a look at permissions does not: a full disk, for one. */
const PROBE = Buffer.alloc(4096, ' ');

/**
 * What can be said of the folder of the scores: whether a record would be kept, which is tried by a real write that
 * leaves nothing behind, and what is wrong with the files. `progress` is the value of `--progress`.
 */
export async function storeFindings(progress?: string): Promise<Finding[]> {
  const { dir, because } = storePath({ progress });
  const problem = (await writeFails(dir)) ?? (await journalFails(join(dir, 'journal.jsonl')));
  const store = await openStore({ progress });
  const { status, counts, notices } = store;
  await store.close();
  const where = `${dir} (${because})`;
  const reason = status.kind === 'ok' ? problem : status.reason;
  const scores: Finding =
    reason === null
      ? { what: 'Scores', state: 'good', is: `${where}; ${counts.records} records` }
      : {
          what: 'Scores',
          state: 'weaker',
          is: `${where}: nothing is recorded, because ${reason}`,
          advice: 'Mend that, or choose another folder with --progress.',
        };
  return [scores, ...damage(notices, counts.damaged), ...(await setAside(dir))];
}

function damage(notices: readonly string[], damaged: number): Finding[] {
  const lines = damaged === 1 ? '1 line of the journal is' : `${damaged} lines of the journal are`;
  const told = [...notices, ...(damaged > 0 ? [`${lines} damaged and passed over.`] : [])];
  return told.length === 0 ? [] : [{ what: 'Score files', state: 'weaker', is: told.join(' ') }];
}

/** Snapshots that could not be used were copied here by some earlier start; see progress/README.md. */
async function setAside(dir: string): Promise<Finding[]> {
  const names = await readdir(dir).catch(() => []);
  const aside = names.filter((name) => /^progress\.json\.(corrupt|stale|before-cut)-/.test(name)).sort();
  if (aside.length === 0) return [];
  const advice = 'Nothing reads them; delete them when you like.';
  return [{ what: 'Set aside', state: 'good', is: aside.join(', '), advice }];
}

/** Why a file in `dir` cannot be written, or null. Removes what it has made, the folder too. */
async function writeFails(dir: string): Promise<string | null> {
  const file = join(dir, `doctor-${randomUUID()}.tmp`);
  let made: string | undefined;
  try {
    made = await makeFolders(dir, 0o700);
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(PROBE);
      await handle.datasync();
    } finally {
      await handle.close();
    }
    return null;
  } catch (error) {
    return explainWrite(error, dir);
  } finally {
    await rm(file, { force: true }).catch(() => {});
    if (made !== undefined) await removeEmpty(dir, made);
  }
}

/** Removes the folder and those above it up to `first`, as long as they are empty. */
async function removeEmpty(dir: string, first: string): Promise<void> {
  try {
    await rmdir(dir);
  } catch {
    return;
  }
  if (dir !== first && dirname(dir) !== dir) await removeEmpty(dirname(dir), first);
}

/** Why the journal, where there is one, cannot be added to, or null. Adds nothing. */
async function journalFails(file: string): Promise<string | null> {
  try {
    const handle = await open(file, constants.O_WRONLY | constants.O_APPEND | (constants.O_NONBLOCK ?? 0));
    await handle.close();
    return null;
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? null : explainWrite(error, file);
  }
}
