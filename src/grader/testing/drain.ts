import { settled } from './openings.ts';
import type { Story } from './timeline.ts';

export type Tell = (told: Story) => Story;
/** When the signal comes. */
export const SINCE = 300;

/** Four requests in flight (1 to 4 in `ids`), then the signal. What happens next is told with times from the signal on. */
export const stopped = (header: Parameters<typeof settled>[0] = {}) => {
  const told = settled({ workers: 2, env: { SHUTDOWN_TIMEOUT_MS: '5000' }, ...header }).at(200);
  const ids = [0, 1, 2, 3].map(() => told.ask('in-flight', '/work?ms=400'));
  told.at(SINCE).mark('in-flight-ready', { pending: 4 }).mark('signalled').signal('SIGTERM');
  return { told, ids };
};
/** How an orderly drain goes on, each step of which can be told otherwise. */
export const steps = {
  tries: (told: Story) =>
    told
      .at(SINCE + 255)
      .lost('late', 'refused')
      .at(SINCE + 280)
      .lost('late', 'refused'),
  answers: (told: Story, ids: number[]) =>
    told.at(SINCE + 310).each(ids, (all, id, at) => all.reply(id, 101 + (at % 2))),
  workers: (told: Story) => told.at(SINCE + 330).died(101, 102),
  exit: (told: Story) => told.at(SINCE + 340).exit(0),
  watched: (told: Story) => told.at(SINCE + 640).mark('watched', { left: [] }),
};
export const drain = (other: Partial<typeof steps> = {}, header: Parameters<typeof settled>[0] = {}) => {
  const { told, ids } = stopped(header);
  const way = { ...steps, ...other };
  way.tries(told);
  way.answers(told, ids);
  way.workers(told);
  way.exit(told);
  return way.watched(told).after(1).end();
};

export const nothing: Tell = (told) => told;
