import type { KeptConnection } from './client.ts';
import { type Run, RunOver } from './run.ts';

/** Fresh connections are tried so often for each worker until one reaches the right one. */
const TRIES_EACH = 8;
/** For several to each worker there are so many tries for each connection that is wanted. */
const TRIES_FOR_ONE = 12;
/** A server that closes so many connections after its answer keeps none. */
const ENOUGH_CLOSES = 3;

export type KeptTo = { readonly connection: KeptConnection; readonly pid: number };

/**
 * A kept connection that a live worker has answered on: to worker `pid`, or to whichever comes first. Undefined: the
 * server keeps no connections open, or none came to that worker.
 */
export async function keepTo(run: Run, pid?: number): Promise<KeptTo | undefined> {
  for (let tries = 0; tries < TRIES_EACH * Math.max(1, run.expected); tries += 1) {
    if (run.over !== undefined) throw new RunOver(run.over);
    const connection = run.client.keep();
    const response = await run.client.ask({ tag: 'keep', timeout: run.scaled(2000), on: connection })
      .response;
    run.noteAnswer(response);
    const found = response.pid;
    const right = response.ok && found !== undefined && run.workers().includes(found);
    if (right && response.keeps !== false && (pid === undefined || found === pid))
      return { connection, pid: found };
    connection.agent.destroy();
    if (response.keeps === false || response.outcome === 'refused') return undefined;
  }
  return undefined;
}

/**
 * `each` kept connections to every live worker, as far as they can be had, and how many connections the server closed
 * after its answer.
 */
export async function keepToAll(run: Run, each: number): Promise<{ kept: KeptTo[]; closes: number }> {
  const kept: KeptTo[] = [];
  const wanted = new Map(run.workers().map((pid) => [pid, each]));
  let closes = 0;
  for (let tries = 0; tries < TRIES_FOR_ONE * each * wanted.size && closes < ENOUGH_CLOSES; tries += 1) {
    if (kept.length === each * wanted.size) break;
    const connection = run.client.keep();
    const response = await run.client.ask({ tag: 'keep', timeout: run.scaled(2000), on: connection })
      .response;
    run.noteAnswer(response);
    const left = response.pid === undefined ? 0 : (wanted.get(response.pid) ?? 0);
    if (response.keeps === false) closes += 1;
    if (!response.ok || response.keeps === false || response.pid === undefined || left === 0) {
      connection.agent.destroy();
      continue;
    }
    wanted.set(response.pid, left - 1);
    kept.push({ connection, pid: response.pid });
  }
  return { kept, closes };
}
