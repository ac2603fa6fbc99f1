import { recordListeners } from '../run/listeners.ts';
import type { Probe } from '../run/run.ts';
import { numberOf } from './parameters.ts';

/** `per-worker` × workers sequential fresh connections, between the marks `sequence-start` and `sequence-end`. */
export const sequence: Probe = async (run, parameters) => {
  recordListeners(run.table, run.job.port, run.recorder);
  const count = numberOf(parameters, 'per-worker', 12) * run.expected;
  run.mark('sequence-start', { workers: run.workers(), count });
  for (let sent = 0; sent < count; sent += 1) {
    const response = await run.get('sequence', '/', run.scaled(3000));
    if (response.outcome === 'refused' && run.primaryGone()) break;
  }
  await run.table.look();
  run.mark('sequence-end', { workers: run.workers() });
};
