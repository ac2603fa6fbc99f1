import { execFile } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import { promisify } from 'node:util';
import { isOurs } from '../run/ours.ts';
import { programEnv } from '../run/program.ts';
import type { Probe } from '../run/run.ts';

const execute = promisify(execFile);

/**
 * Asks the same Node, from the same launch, what `os.availableParallelism()` is, and expects so many workers.
 * Marks `expected`, with whether a CPU mask told that apart from the number of CPUs.
 */
export const expectParallelism: Probe = async (run) => {
  const mask = run.cpus === undefined ? [] : ['taskset', '-c', run.cpus.join(',')];
  const [command, ...args] = [...mask, run.job.node, '-p', 'require("node:os").availableParallelism()'];
  const asking = execute(command ?? run.job.node, args, { env: programEnv(run.job), cwd: run.job.folder });
  isOurs.add(asking.child.pid ?? 0);
  const { stdout } = await asking;
  run.expected = Number(stdout.trim());
  run.mark('expected', {
    value: run.expected,
    masked: run.cpus !== undefined,
    machine: cpus().length,
    ours: availableParallelism(),
  });
};
