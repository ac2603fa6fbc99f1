import { type ChildProcess, spawn } from 'node:child_process';
import type { Isolation } from '../../domain/timeline.ts';
import type { Job } from '../run/job.ts';
import { visibleTo } from '../run/visible.ts';
import { gradingProgram } from './entry.ts';
import { contain, containUntrusted } from './tiers.ts';

/** Starts a grading process that waits for its job, in a tier; with `hostNetwork` in the network of this machine. */
export function launch(isolation: Isolation, hostNetwork = false): ChildProcess {
  return start(contain(isolation, [process.execPath, gradingProgram()], hostNetwork));
}

/** Starts a grading process for one untrusted job: its sandbox shows nothing but what that job needs. */
export function launchUntrusted(job: Job): ChildProcess {
  const grading = gradingProgram();
  return start(containUntrusted([process.execPath, grading], visibleTo(job, grading), job.scratch));
}

function start([wrapper = '', ...args]: readonly string[]): ChildProcess {
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C.UTF-8' };
  // Detached: without a controlling terminal nobody in there can write to the user's screen or hear its Ctrl-C.
  return spawn(wrapper, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true, env });
}
