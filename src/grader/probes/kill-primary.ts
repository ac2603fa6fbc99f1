import { createServer } from 'node:net';
import { type Probe, type Run, RunOver } from '../run/run.ts';
import { signalProcess } from '../run/signal.ts';
import { until } from '../run/until.ts';
import { numberOf } from './parameters.ts';

/** Sends SIGKILL to the primary, and to nobody else. Marks `struck`. */
export const killPrimary: Probe = async (run) => {
  await run.table.look();
  const pid = run.primary();
  const workers = run.workers();
  run.mark('struck', { how: 'SIGKILL to the primary', pids: [pid], workers, siblings: [] });
  run.victims.add(pid);
  run.recorder.record({ kind: 'signal', signal: 'SIGKILL', to: 'primary', pid, victim: true });
  // If it had gone already, its exit tells.
  signalProcess(pid, 'SIGKILL');
};

/** Waits until PORT can be had by another program, for at most `limit` ms after the last strike. Marks `port-tried`. */
export const tryPort: Probe = async (run, parameters) => {
  const since = run.marks.get('struck')?.t ?? run.recorder.now();
  const limit = since + run.scaled(numberOf(parameters, 'limit', 2000));
  let free = await canListen(run);
  while (!free && run.recorder.now() < limit) {
    if (run.over !== undefined) throw new RunOver(run.over);
    await until(() => run.over !== undefined, 25);
    free = await canListen(run);
  }
  run.mark('port-tried', { free });
};

function canListen(run: Run): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(run.job.port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
