import { storeNotes } from '../app/store-notes.ts';
import { fill } from '../report/fill.ts';
import type { Store } from '../store/store.ts';

/** Beyond this a line is hard to read. */
const WIDEST = 100;

/** Tells on stderr what the learner should know of the folder of the scores: nothing when all is well. */
export const tellNotes = (store: Pick<Store, 'status' | 'notices'>): void => {
  const width = Math.min(process.stderr.columns || WIDEST, WIDEST);
  for (const line of storeNotes(store).flatMap((note) => fill(note, width)))
    process.stderr.write(`${line}\n`);
};
