import type { Run } from '../run/run.ts';
import { until } from '../run/until.ts';

/** The others answer what is theirs within this, before scaling; and a client waits so long for what is lost. */
const PATIENCE = 1000;

/**
 * Sends new connections while a worker is stopped or hangs. Where the primary deals them out, one is on its way to that
 * worker by the time that all others have been answered, and stays so, since the worker cannot say that it has it. Marks
 * `handing`.
 */
export async function handConnection(run: Run, pid: number): Promise<void> {
  const sent = 2 * run.workers().length;
  let settled = 0;
  for (let request = 0; request < sent; request += 1) {
    void run.client.get('handing', '/', run.scaled(PATIENCE)).then(() => {
      settled += 1;
    });
  }
  await until(
    () => settled >= sent - 1,
    run.scaled(PATIENCE),
    () => run.over !== undefined || run.primaryGone(),
  );
  run.mark('handing', { pid, sent, settled });
}
