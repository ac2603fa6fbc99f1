import { type ChildProcess, spawn } from 'node:child_process';
import type { EventOf } from '../../domain/event.ts';
import type { Job } from './job.ts';
import { pm2Env, startLine } from './pm2-start.ts';
import type { Recorder } from './recorder.ts';
import { innerSandbox } from './sandbox.ts';
import { LineSplitter } from './sanitise.ts';

/** What a program may print in one run, in bytes; draining more would cost more than it tells. */
const MOST_OUTPUT = 1024 * 1024;
/** Lines recorded as they come; of what follows only the last are, at the end. */
const MOST_LINES = 200;
const LAST_LINES = 20;
/** The line on stdout that says that a server is ready. It is recorded as it comes, also after many others. */
export const READY_LINE = 'ready';
/** So many of it after the others: enough to tell that it came more than once. */
const MOST_READY = 20;

/** The program under test, started in its folder, in its own process group and session. */
export class Program {
  readonly child: ChildProcess;
  /** What it has printed so far, as recorded: the first lines and each `ready`, with their times. */
  readonly said: EventOf<'output'>[] = [];
  readonly #recorder: Recorder;
  #printed = 0;
  #lines = 0;
  #ready = 0;
  readonly #first: string[] = [];
  readonly #tail: { stream: 'stdout' | 'stderr'; text: string }[] = [];
  #exit: { code: number | null; signal: string | null } | undefined;
  readonly #onFlood: () => void;

  constructor(job: Job, cpus: readonly number[] | undefined, recorder: Recorder, onFlood: () => void) {
    this.#recorder = recorder;
    this.#onFlood = onFlood;
    const [command, ...args] = commandLine(job, cpus);
    this.child = spawn(command ?? job.node, args, {
      cwd: job.folder,
      env: programEnv(job),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of ['stdout', 'stderr'] as const) this.#listen(stream);
    this.child.once('exit', (code, signal) => {
      this.#exit = { code, signal };
      this.#recorder.record({ kind: 'primary-exit', code, signal });
    });
  }

  /** How the primary ended, if it has. */
  get exit(): { code: number | null; signal: string | null } | undefined {
    return this.#exit;
  }

  /** What it printed first, for faults of the sandbox. */
  firstLines(): string {
    return this.#first.join(' ');
  }

  /** Records the last lines that were held back. */
  flush(): void {
    for (const line of this.#tail.splice(0)) this.#recorder.record({ kind: 'output', ...line });
  }

  #listen(stream: 'stdout' | 'stderr'): void {
    const splitter = new LineSplitter((text) => this.#line(stream, text));
    const pipe = this.child[stream];
    pipe?.setEncoding('utf8');
    pipe?.on('data', (text: string) => {
      this.#printed += Buffer.byteLength(text);
      splitter.push(text);
      if (this.#printed > MOST_OUTPUT) {
        pipe.destroy();
        this.#onFlood();
      }
    });
    pipe?.once('end', () => splitter.flush());
  }

  #line(stream: 'stdout' | 'stderr', text: string): void {
    this.#lines += 1;
    if (this.#first.length < 5) this.#first.push(text);
    if (this.#lines <= MOST_LINES || this.#saysReady(stream, text)) {
      const line = this.#recorder.record({ kind: 'output', stream, text });
      if (line.kind === 'output') this.said.push(line);
      return;
    }
    this.#tail.push({ stream, text });
    if (this.#tail.length > LAST_LINES) this.#tail.shift();
  }

  /** Whether this is the awaited line, which the log of the requests before it must not hide. */
  #saysReady(stream: 'stdout' | 'stderr', text: string): boolean {
    if (stream !== 'stdout' || text.trim() !== READY_LINE) return false;
    this.#ready += 1;
    return this.#ready <= MOST_READY;
  }
}

/** The environment of the program: nothing of the user's, but what every program needs. */
export function programEnv(job: Job): Record<string, string> {
  return { ...job.baseEnv, PORT: String(job.port), ...job.serviceEnv, ...pm2Env(job), ...scenarioEnv(job) };
}

/** What the scenario itself sets, with times as they are on this machine. */
export function scenarioEnv({ scenario, scale, scratch, calls }: Job): Record<string, string> {
  const own = Object.entries(scenario.env).map(([name, value]) => [
    name,
    scaled(value, scale)
      .replaceAll('{scratch}', scratch ?? '/tmp')
      .replaceAll('{calls}', calls ?? 'http://127.0.0.1:9'),
  ]);
  return {
    ...(scenario.workers === null ? {} : { WORKERS: String(scenario.workers) }),
    ...Object.fromEntries(own),
  };
}

/** `1500*scale` in a lab's environment is a time that follows the machine. */
export function scaled(value: string, scale: number): string {
  const product = /^(\d+)\*scale$/.exec(value)?.[1];
  return product === undefined ? value : String(Math.round(Number(product) * scale));
}

function commandLine(job: Job, cpus: readonly number[] | undefined): string[] {
  const masked = cpus === undefined ? [] : ['taskset', '-c', cpus.join(',')];
  const program = [...masked, ...startLine(job)];
  return job.untrusted ? innerSandbox(job, program) : program;
}
