import { get } from '../domain/progress-table.ts';
import type { Store } from '../store/store.ts';
import type { LabLog } from './lab-log.ts';

/** The store as a lab's log. A record that is kept in memory alone counts as not kept, and says why. */
export const logOf = (store: Pick<Store, 'state' | 'append' | 'status'>): LabLog => ({
  running: (lab) => {
    const score = get(store.state().labs, lab);
    if (!score?.open) return null;
    const { at, timed, points = 0 } = score.open;
    return {
      startedAt: Date.parse(at),
      mode: timed ? 'timed' : 'practice',
      hints: score.hints.length,
      lastPoints: points,
    };
  },
  append: async (record) => {
    await store.append(record);
    if (store.status.kind !== 'ok') throw new Error(store.status.reason);
  },
});
