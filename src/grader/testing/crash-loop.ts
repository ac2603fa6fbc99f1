import { settled, workerPids } from './openings.ts';
import type { Story } from './timeline.ts';

export type Header = Parameters<typeof settled>[0];
const pids = workerPids(3);
export const KILLED = 200;

/** The first `victims` workers are killed at 200 ms, when no new one can boot. */
export const killed = (victims = 1, header: Header = {}): Story => {
  const dead = pids.slice(0, victims);
  return settled(header)
    .at(KILLED)
    .mark('fault-on')
    .mark('struck', { how: 'SIGKILL', pids: dead, workers: pids })
    .at(205)
    .died(...dead)
    .condition('victim-gone', true, 3000)
    .mark('victims-gone', { pids: dead })
    .at(255)
    .mark('window-over')
    .mark('loop-start', { cpu: 500 });
};
/** A worker is forked at each of these moments, and dead 40 ms later. */
export const tries = (told: Story, ...moments: number[]): Story =>
  told.each(moments, (all, moment, index) =>
    all
      .at(moment)
      .born(110 + index)
      .at(moment + 40)
      .died(110 + index),
  );
export const looked = (told: Story, cpu: number | undefined = 600, t = 5200): Story =>
  told.at(t).mark('loop-end', cpu === undefined ? {} : { cpu });
export const growing = [305, 545, 985, 1825, 3465];
