import type { Store } from '../store/store.ts';

/**
 * What the learner should know of the folder that holds the scores, a sentence or two each; none when all is well. That
 * nothing is recorded comes first, with what to do about it.
 */
export const storeNotes = ({ status, notices }: Pick<Store, 'status' | 'notices'>): string[] => {
  if (status.kind === 'ok') return [...notices];
  const way = status.kind === 'read-only' ? 'Or choose' : 'Mend that, or choose';
  return [`Scores are not recorded: ${status.reason}. ${way} another folder with --progress.`, ...notices];
};
