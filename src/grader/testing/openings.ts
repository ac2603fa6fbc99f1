import { PRIMARY, type Story, story } from './timeline.ts';

type Header = NonNullable<Parameters<typeof story>[0]>;

/** Pids of the first `count` workers: 101, 102, ... */
export const workerPids = (count: number): number[] =>
  Array.from({ length: count }, (_, at) => PRIMARY + 1 + at);

/** A program that has booted and answered once, with `count` workers (default: as many as expected). Ends at 100 ms. */
export function booted(
  header: Header & { readonly count?: number; readonly env?: Record<string, string> } = {},
): Story {
  const count = header.count ?? header.workers ?? 3;
  const told = story(header)
    .launch(header.env)
    .at(40)
    .born(...workerPids(count))
    .at(80);
  if (count > 0) told.answer('boot', PRIMARY + 1);
  return told.listeners(PRIMARY).condition('serving', true, 10_000).mark('booted').at(100);
}

/** The same, and all of its workers have answered. Ends at 150 ms. */
export function settled(header: Parameters<typeof booted>[0] = {}): Story {
  const pids = workerPids(header.count ?? header.workers ?? 3);
  return booted(header)
    .each(pids, (told, pid) => told.answer('settle', pid))
    .at(150)
    .condition('workers', true, 4000)
    .mark('workers-up', { workers: pids, answering: pids.length, expected: header.workers ?? 3 });
}
