import type { KeptConnection } from './client.ts';
import { type Run, RunOver } from './run.ts';

/** Fresh connections are tried so often for each worker until one reaches the right one. */
const TRIES_EACH = 8;

/**
 * A kept connection that a live worker has answered on: to worker `pid`, or to whichever comes first. Undefined: the
 * server keeps no connections open, or none came to that worker.
 */
export async function keepTo(
  run: Run,
  pid?: number,
): Promise<{ connection: KeptConnection; pid: number } | undefined> {
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
