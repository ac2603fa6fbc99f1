import { availableParallelism } from 'node:os';
import type { Event, EventOf } from '../../domain/event.ts';
import { probes } from '../probes/registry.ts';
import { awaitServing } from './boot.ts';
import { Calls } from './calls.ts';
import { Client } from './client.ts';
import { chooseCpus } from './cpus.ts';
import { endProgram, inOwnNamespace } from './end.ts';
import { Hidden } from './hidden.ts';
import type { Job, Notice } from './job.ts';
import { MOST_MEMORY, watchMemory, watchProcesses } from './limits.ts';
import { isOurs } from './ours.ts';
import { lacksPm2, NO_PM2 } from './pm2-start.ts';
import { Program, scenarioEnv } from './program.ts';
import { Recorder } from './recorder.ts';
import { Run, RunOver, Unmet } from './run.ts';
import { isWrapper, wrapperFailed } from './sandbox.ts';
import { openService } from './service.ts';
import { namespaceSource } from './table/namespace-source.ts';
import { psSource } from './table/ps-source.ts';
import type { TableSource } from './table/source.ts';
import { ProcessTable } from './table/table.ts';
import { treeSource } from './table/tree-source.ts';
import { until } from './until.ts';

/** No run of a scenario takes longer, before scaling. */
const TIME_LIMIT = 40_000;

/** When all processes are dead, their connections are reset within this, in milliseconds. */
const RESETS_WITHIN = 250;

/** The run that goes on in this process, for whoever must end it early. */
export const active: { run?: Run } = {};

/** Starts the program, probes it as the scenario says, and ends it. Rejects only for a fault of the grader. */
export async function runScenario(job: Job, emit: (event: Event) => void): Promise<Notice> {
  // First of all: times are told since the recorder was made, and a service takes its time to start.
  const service = await openService(job);
  const recorder = new Recorder(emit);
  if (service !== undefined)
    recorder.record({
      kind: 'mark',
      name: 'service',
      data: { form: service.form, because: service.because },
    });
  if (lacksPm2(job)) {
    recorder.record({ kind: 'unmet', need: 'pm2', reason: NO_PM2, blame: 'outside' });
    recorder.record({ kind: 'end', left: [] });
    return { kind: 'done', left: [] };
  }
  const mask = job.scenario.cpus === undefined ? undefined : chooseCpus(job.scenario.cpus);
  const cpus = mask !== undefined && 'cpus' in mask ? mask.cpus : undefined;
  if (mask !== undefined && 'reason' in mask) {
    recorder.record({ kind: 'unmet', need: 'cpu-mask', reason: mask.reason, blame: 'outside' });
  }
  const plan = job.scenario.hidden;
  const hidden = plan === undefined ? undefined : await Hidden.open(plan, job.port);
  if (hidden === 'port-taken') return { kind: 'port-taken', port: job.port };
  const wantsCalls = Object.values(job.scenario.env).some((value) => value.includes('{calls}'));
  const calls = wantsCalls ? await Calls.open(recorder) : undefined;
  const run = await launch({ ...job, serviceEnv: service?.env ?? {} }, recorder, cpus, calls);
  run.hidden = hidden;
  const stopMemory = watchMemory(run.table, (bytes) =>
    stopAt(run, 'memory', `${mebibytes(bytes)} MiB of its own, the limit is ${mebibytes(MOST_MEMORY)}`),
  );
  const expected = job.scenario.workers ?? availableParallelism();
  const stopProcesses = watchProcesses(run.table, expected, (processes, most) =>
    stopAt(run, 'processes', `${processes} at once, the limit is ${most}`),
  );
  const timeLimit = run.scaled(TIME_LIMIT);
  const timer = setTimeout(() => stopAt(run, 'time', `the run took longer than ${timeLimit} ms`), timeLimit);
  run.table.start();
  try {
    if ((await probe(run)) === 'port-taken') {
      await endProgram(run);
      await service?.close();
      return { kind: 'port-taken', port: job.port };
    }
  } finally {
    clearTimeout(timer);
    stopMemory();
    stopProcesses();
  }
  // What a program left open when it died is reset by the system: hear of that before our own end could be the cause.
  if (run.primaryGone() && run.table.pids().length === 0) await until(() => run.client.idle, RESETS_WITHIN);
  run.mark('ending');
  const left = await endProgram(run);
  await until(() => run.client.idle, RESETS_WITHIN);
  run.client.close();
  hidden?.close();
  calls?.close();
  await service?.close();
  await new Promise((resolve) => setImmediate(resolve));
  run.program.flush();
  recorder.record({ kind: 'end', left });
  return { kind: 'done', left };
}

async function launch(
  given: Job,
  recorder: Recorder,
  cpus: number[] | undefined,
  calls: Calls | undefined,
): Promise<Run> {
  const job = calls === undefined ? given : { ...given, calls: calls.url };
  const flood = { run: undefined as Run | undefined };
  const program = new Program(job, cpus, recorder, () => {
    if (flood.run !== undefined) stopAt(flood.run, 'output', 'it printed more than 1 MiB');
  });
  await new Promise<void>((resolve, reject) => {
    program.child.once('spawn', resolve);
    program.child.once('error', reject);
  });
  const pid = program.child.pid ?? 0;
  // In its sandbox the program has other pids than the ones that we see, and we have no child but the sandbox.
  if (job.untrusted) isOurs.add(pid);
  const table = new ProcessTable({
    source: sourceFor(job, pid),
    recorder,
    primary: job.untrusted ? undefined : pid,
    translate: job.untrusted,
  });
  if (job.untrusted) {
    await until(() => {
      void table.look();
      return (table.primary() !== 0 && !isWrapper(table.primary())) || program.exit !== undefined;
    }, 5000);
    // Its last words may come after the news of its end.
    if (program.exit !== undefined) await until(() => program.firstLines() !== '', 500);
    if (table.primary() === 0 || wrapperFailed(program.exit?.code ?? null, program.firstLines()))
      throw new Error(`the inner sandbox did not start: ${program.firstLines()}`);
  }
  if (calls !== undefined) calls.translate = (claimed) => table.translate(claimed);
  const client = new Client(recorder, job.port, (claimed) => table.translate(claimed));
  recorder.record({
    kind: 'launch',
    pid: job.untrusted ? table.primary() : pid,
    port: job.port,
    entry: job.entry,
    ...(job.scenario.launch === 'pm2' ? { by: 'pm2' as const } : {}),
    env: scenarioEnv(job),
    ...(cpus === undefined ? {} : { affinity: cpus }),
  });
  const run = new Run({ job, recorder, table, client, program, cpus, calls });
  flood.run = run;
  active.run = run;
  return run;
}

function sourceFor(job: Job, pid: number): TableSource {
  if (process.platform !== 'linux') return psSource(pid);
  if (inOwnNamespace(job)) return namespaceSource((other) => isOurs.has(other), job.untrusted);
  return treeSource(pid);
}

async function probe(run: Run): Promise<'probed' | 'port-taken'> {
  try {
    if (run.scenario.boot === 'serves') {
      const booted = await awaitServing(run);
      if (booted === 'port-taken') return 'port-taken';
      if (booted === 'not-serving') return 'probed';
    }
    run.mark('booted');
    for (const call of run.scenario.probes) {
      const act = probes[call.use];
      if (act === undefined) throw new Error(`no probe is called ${call.use}`);
      await act(run, call.with);
    }
  } catch (error) {
    if (error instanceof Unmet) {
      run.recorder.record({ kind: 'unmet', need: error.need, reason: error.message, blame: error.blame });
    } else if (!(error instanceof RunOver)) {
      throw error;
    }
  }
  return 'probed';
}

function stopAt(run: Run, limit: EventOf<'limit'>['limit'], detail: string): void {
  if (run.over !== undefined) return;
  run.over = limit;
  run.recorder.record({ kind: 'limit', limit, detail });
  void endProgram(run);
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
