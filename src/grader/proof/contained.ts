import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Isolation } from '../../domain/timeline.ts';
import { chooseTier, contain } from '../contain/tiers.ts';
import { signalProcess } from '../run/signal.ts';
import { treeBelow } from '../run/table/tree-source.ts';

/** A program of ours that runs contained, in a folder of its own. */
export type Contained = {
  readonly child: ChildProcess;
  /** Ends it and all that it started, at once. Again and again does no harm. */
  readonly end: () => void;
  /** Forgets it and removes its folder. To be called when it is over. */
  readonly clear: () => void;
};

/**
 * Starts `node file` in the best tier of isolation here, with nothing of the learner's environment, and without a
 * terminal. It does not outlive us, however we end; where there is no namespace, that is best effort.
 * @throws GraderError `no-isolation`
 */
export function startContained(node: string, file: string, wanted?: Isolation): Contained {
  const tier = chooseTier(wanted);
  const folder = mkdtempSync(join(tmpdir(), 'clusterprep-proof-'));
  const [command = node, ...args] = contain(tier, [node, file]);
  const child = spawn(command, args, {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C.UTF-8', TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const end = (): void => endTree(child);
  const clear = (): void => {
    process.off('exit', atExit);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const atExit = (): void => {
    end();
    clear();
  };
  process.on('exit', atExit);
  return { child, end, clear };
}

/**
 * Ends a process and all below it; where there is a namespace, its first process is among them, and the kernel ends the
 * rest. The wrapper is stopped before the look: its child asks the kernel to die with it only a moment after its birth,
 * and one that is born between look and end would be left. Who is stopped bears none.
 */
function endTree({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined) return;
  // Once it has ended, its pid may belong to a stranger; its group lives as long as it has members.
  const runs = exitCode === null && signalCode === null;
  if (runs) signalProcess(pid, 'SIGSTOP');
  const below = process.platform === 'linux' && runs ? treeBelow(pid, []).map((each) => each.pid) : [];
  for (const target of [-pid, ...below]) signalProcess(target, 'SIGKILL');
}
