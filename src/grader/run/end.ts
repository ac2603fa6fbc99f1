import type { Job } from './job.ts';
import { helpers } from './ours.ts';
import type { Run } from './run.ts';
import { signalProcess } from './signal.ts';
import { pidNamespace, readProc } from './table/proc-fs.ts';
import { until } from './until.ts';

/** SIGKILL ends a process within this, unless it sleeps in the kernel. */
const DEADLINE = 5000;

/** Whether we live in a pid namespace made for this run: only there may everything in sight be killed. */
export function inOwnNamespace(job: Job): boolean {
  const own = pidNamespace('self');
  const contained = job.isolation === 'bubblewrap' || job.isolation === 'namespace';
  return (
    contained &&
    own !== null &&
    job.hostPidNamespace !== null &&
    own !== job.hostPidNamespace &&
    process.ppid === 1
  );
}

/** Ends every process of the program and waits until they have gone. Returns the pids that would not go. */
export async function endProgram(run: Run): Promise<number[]> {
  for (const helper of helpers) helper.kill('SIGKILL');
  const everything = inOwnNamespace(run.job);
  const clear = () => {
    if (everything) signalProcess(-1, 'SIGKILL');
    else {
      const group = run.program.child.pid;
      if (group !== undefined && isStillOurs(group, run)) signalProcess(-group, 'SIGKILL');
      for (const pid of run.table.pids()) signalProcess(pid, 'SIGKILL');
    }
    return run.table.pids().length === 0 && run.primaryGone();
  };
  const stopped = await until(clear, DEADLINE);
  run.table.stop();
  await run.table.look();
  return stopped === 'met' && run.table.pids().length === 0 ? [] : run.table.pids();
}

/** The group outlives its leader as long as it has members. A process with the leader's pid is then a stranger. */
function isStillOurs(group: number, run: Run): boolean {
  return !run.primaryGone() || (process.platform === 'linux' && readProc(`${group}/stat`) === null);
}
