import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { GraderError } from '../../domain/errors.ts';
import type { Event } from '../../domain/event.ts';
import type { Job, Notice } from '../run/job.ts';
import { launch, launchUntrusted } from './launch.ts';
import { Leftovers } from './leftovers.ts';
import type { Spare } from './spare.ts';

export type SessionEnd = 'done' | 'port-taken';

/**
 * Runs one job in a contained grading process and hands its events on as they come. Resolves when nothing of it is
 * left. `spare` may have such a process waiting. Rejects with a GraderError when the grading process failed, and with the signal's reason when aborted.
 */
export async function runContained(
  job: Job,
  onEvent: (event: Event) => void,
  signal?: AbortSignal,
  spare?: Spare,
): Promise<SessionEnd> {
  signal?.throwIfAborted();
  const child = start(job, spare);
  const leftovers = new Leftovers(job, child);
  const abort = () => leftovers.end();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const last = await converse(child, job, onEvent, leftovers);
    signal?.throwIfAborted();
    return outcomeOf(last, job);
  } catch (error) {
    leftovers.end();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
    await leftovers.gone();
  }
}

function start(job: Job, spare: Spare | undefined): ChildProcess {
  if (job.untrusted) return launchUntrusted(job);
  if (job.service?.form === 'given') return launch(job.isolation, true);
  return spare?.take(job.isolation) ?? launch(job.isolation);
}

type Last = { notice: Notice | undefined; exit: string; stderr: string };

async function converse(
  child: ChildProcess,
  job: Job,
  onEvent: (event: Event) => void,
  leftovers: Leftovers,
): Promise<Last> {
  let notice: Notice | undefined;
  let stderr = '';
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null)
    throw new GraderError('no-pipe', 'The grading process has no pipes.');
  stdin.on('error', () => {});
  stdin.write(`${JSON.stringify(job)}\n`);
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-2000);
  });
  const exited = new Promise<string>((resolve, reject) => {
    child.once('error', (error) => reject(new GraderError('no-start', error.message, { cause: error })));
    child.once('exit', (code, by) => resolve(by ?? `code ${code}`));
  });
  const read = (async () => {
    for await (const line of createInterface({ input: stdout })) {
      const said = JSON.parse(line) as Event | Notice;
      if (said.kind === 'hello') leftovers.hello(said.namespace);
      else if (said.kind === 'done' || said.kind === 'fault' || said.kind === 'port-taken') notice = said;
      else {
        if (said.kind === 'born') leftovers.born(said.pid, said.ppid);
        if (said.kind === 'died') leftovers.died(said.pid);
        onEvent(said);
      }
    }
  })();
  const exit = await exited;
  await read;
  return { notice, exit, stderr };
}

function outcomeOf({ notice, exit, stderr }: Last, job: Job): SessionEnd {
  if (notice?.kind === 'fault') {
    throw new GraderError(
      'grader-fault',
      `The grader itself failed in ${job.scenario.id}: ${notice.message}\n${notice.stack}`,
    );
  }
  if (notice?.kind === 'port-taken') return 'port-taken';
  if (notice?.kind !== 'done') {
    const said = stderr.trim() === '' ? '' : ` It said: ${stderr.trim()}`;
    throw new GraderError(
      'grading-process-ended',
      `The grading process of ${job.scenario.id} ended early (${exit}).${said}`,
    );
  }
  if (notice.left.length > 0) {
    throw new GraderError(
      'processes-left',
      `Processes of the program would not end: ${notice.left.join(', ')}.`,
    );
  }
  return 'done';
}
