import type { Ask, Asked } from '../run/client.ts';
import { type Probe, type Run, RunOver } from '../run/run.ts';
import { refusalOf } from './own-address.ts';
import { numberOf, textOf, textsOf } from './parameters.ts';

/** Whoever is not answered in this time hangs, in milliseconds before scaling. */
const HANGS = 2000;
/** After so many that hang, one more tells nothing new. */
const ENOUGH_HANGS = 2;

type Parameters = Readonly<Record<string, unknown>>;

/**
 * Sequential requests, `count` or `per-worker` × workers, each on its own connection, or with `kept` all on one. They
 * carry `tag`, go to `path`, or to each of `paths` in turn, with `method` and `body` if given. With `from` they come
 * from that address, and there are none where no client can have it. Marks `asked`.
 */
export const askRow: Probe = async (run, parameters) => {
  const { tag, count: planned } = planOf(run, parameters);
  const count = (await canAsk(parameters)) ? planned : 0;
  const connection = parameters.kept === true ? run.client.keep() : undefined;
  const paths = textsOf(parameters, 'paths');
  let hangs = 0;
  for (let sent = 0; sent < count && hangs < ENOUGH_HANGS; sent += 1) {
    const path = paths[sent % paths.length];
    const response = await ask(run, parameters, {
      ...(path === undefined ? {} : { path }),
      ...(connection === undefined ? {} : { on: connection }),
    }).response;
    if (response.outcome === 'timed-out') hangs += 1;
    if (response.outcome === 'refused' && run.primaryGone()) break;
  }
  run.mark('asked', { tag, count });
};

/** The same number of requests, all at once, each on its own connection. Marks `asked` when all have come to an end. */
export const askRush: Probe = async (run, parameters) => {
  const { tag, count } = planOf(run, parameters);
  await Promise.all(Array.from({ length: count }, () => ask(run, parameters).response));
  run.mark('asked', { tag, count });
};

async function canAsk({ from }: Parameters): Promise<boolean> {
  return typeof from !== 'string' || (await refusalOf(from)) === undefined;
}

function planOf(run: Run, parameters: Parameters): { tag: string; count: number } {
  const each = numberOf(parameters, 'per-worker', 0) * run.expected;
  return { tag: textOf(parameters, 'tag', 'row'), count: numberOf(parameters, 'count', each) };
}

/** One request to `path` with `tag`, `method` and `body` as the probe was told, on its own connection unless `more` says else. */
export function ask(run: Run, parameters: Parameters, more: Partial<Ask> = {}): Asked {
  if (run.over !== undefined) throw new RunOver(run.over);
  const { body, from, method } = parameters;
  const asked = run.client.ask({
    tag: textOf(parameters, 'tag', 'row'),
    path: textOf(parameters, 'path', '/'),
    timeout: run.scaled(HANGS),
    ...(typeof method === 'string' ? { method } : {}),
    ...(typeof body === 'string' ? { body, headers: { 'Content-Type': 'application/json' } } : {}),
    ...(typeof from === 'string' ? { from } : {}),
    ...more,
  });
  void asked.response.then((response) => run.noteAnswer(response));
  return asked;
}
