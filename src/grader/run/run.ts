import type { EventOf } from '../../domain/event.ts';
import type { Scenario } from '../../domain/lab.ts';
import type { Calls } from './calls.ts';
import type { Client, KeptConnection, Response } from './client.ts';
import type { Hidden } from './hidden.ts';
import type { Job } from './job.ts';
import type { Program } from './program.ts';
import type { Recorder } from './recorder.ts';
import type { ProcessTable } from './table/table.ts';
import { until, type Waited } from './until.ts';

/** The program was ended by a limit: probes stop here, and the event says which. */
export class RunOver extends Error {}

/** What a probe needs is not there, by the program's doing or by the machine's; recorded as `unmet`. */
export class Unmet extends Error {
  readonly need: string;
  readonly blame: 'program' | 'outside';
  constructor(need: string, reason: string, blame: 'program' | 'outside') {
    super(reason);
    this.need = need;
    this.blame = blame;
  }
}

/** What probes share on one run of the program. */
export class Run {
  readonly job: Job;
  readonly recorder: Recorder;
  readonly table: ProcessTable;
  readonly client: Client;
  readonly program: Program;
  readonly cpus: readonly number[] | undefined;
  /** The server that the program may call, where the scenario offers one. */
  readonly calls: Calls | undefined;
  /** The server on PORT, where the program is its client. */
  hidden: Hidden | undefined;
  /** How many workers the scenario expects. */
  expected: number;
  /** Worker pids that have answered. */
  readonly answered = new Set<number>();
  /** Requests that were sent before a signal and may be answered after it. */
  readonly inFlight: Promise<Response>[] = [];
  readonly kept: { connection: KeptConnection; pid: number }[] = [];
  /** Processes that the grader ended, or is about to. */
  readonly victims = new Set<number>();
  /** Marks made so far, the last of each name. */
  readonly marks = new Map<string, EventOf<'mark'>>();
  over: string | undefined;

  constructor(parts: {
    job: Job;
    recorder: Recorder;
    table: ProcessTable;
    client: Client;
    program: Program;
    cpus: readonly number[] | undefined;
    calls: Calls | undefined;
  }) {
    this.job = parts.job;
    this.recorder = parts.recorder;
    this.table = parts.table;
    this.client = parts.client;
    this.program = parts.program;
    this.cpus = parts.cpus;
    this.calls = parts.calls;
    this.expected = parts.job.scenario.workers ?? 0;
  }

  get scenario(): Scenario {
    return this.job.scenario;
  }

  /** A time of the lab, on this machine: milliseconds times the calibrated scale. */
  scaled(ms: number): number {
    return Math.round(ms * this.job.scale);
  }

  /** Live workers: children of the primary that `cluster.fork()` made or that have answered. */
  workers(): number[] {
    return this.table.workers(this.answered);
  }

  /** Pid of the primary, as we see it. */
  primary(): number {
    return this.table.primary();
  }

  primaryGone(): boolean {
    return this.program.exit !== undefined;
  }

  /** Waits; ends early when a limit ended the program. Records how it went under `name`. */
  async until(name: string, condition: () => boolean, limit: number, over?: () => boolean): Promise<Waited> {
    const waited = await until(condition, limit, () => this.over !== undefined || (over?.() ?? false));
    if (this.over !== undefined) throw new RunOver(this.over);
    this.recorder.record({ kind: 'condition', name, met: waited === 'met', limit: Math.round(limit) });
    return waited;
  }

  /** One request on a fresh connection; remembers who answered. */
  async get(tag: string, path: string, timeout: number): Promise<Response> {
    if (this.over !== undefined) throw new RunOver(this.over);
    const response = await this.client.get(tag, path, timeout);
    this.noteAnswer(response);
    return response;
  }

  noteAnswer(response: Response): void {
    if (response.ok && response.pid !== undefined && this.table.has(response.pid))
      this.answered.add(response.pid);
  }

  mark(name: string, data?: Record<string, number | string | boolean | number[]>): number {
    const event = this.recorder.record({ kind: 'mark', name, ...(data === undefined ? {} : { data }) });
    if (event.kind === 'mark') this.marks.set(name, event);
    return event.t;
  }
}

/** Does something to the running program and records what it saw; judges nothing. */
export type Probe = (run: Run, parameters: Readonly<Record<string, unknown>>) => Promise<void>;
