import { type Run, RunOver } from '../run/run.ts';

/** `count` requests at once, each on its own connection, that keep a worker busy for 20 ms. */
export async function burst(run: Run, tag: string, count: number): Promise<void> {
  if (run.over !== undefined) throw new RunOver(run.over);
  const asked = Array.from({ length: count }, () =>
    run.client.get(tag, '/block?ms=20', run.scaled(2000) + 20 * count),
  );
  for (const response of await Promise.all(asked)) run.noteAnswer(response);
}
