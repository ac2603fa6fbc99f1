import type { Ask, Response } from '../run/client.ts';
import { type Probe, type Run, RunOver } from '../run/run.ts';
import { until } from '../run/until.ts';
import { numberOf } from './parameters.ts';

const PATH = '/setting';
/** What is set on one worker is known to all within this, before scaling. */
export const SPREADS = 500;
const HANGS = 2000;
/** So many connections are opened to come to one worker; without round robin it may never be hit. */
const TRIES = 30;
/** Questions for each worker in a round. */
const EACH = 2;

/**
 * Sets a new value on each worker in turn, and asks after each until all workers tell it, or until a little after the
 * time in which they should. Marks `settings-made` with the number of values set so far.
 */
export const setOnEach: Probe = async (run) => {
  for (const pid of run.workers()) {
    const value = nextValue(run);
    const posted = await postTo(run, pid, value);
    if (!posted.ok) break;
    await readUntilSpread(run, value, posted.t + run.scaled(SPREADS));
  }
  run.mark('settings-made');
};

/** Asks every worker what it knows, `per-worker` times, one request after another. */
export const readSettings: Probe = async (run, parameters) => {
  const rounds = numberOf(parameters, 'per-worker', 8) / EACH;
  for (let round = 0; round < rounds; round += 1) await readRound(run, 'read');
  run.mark('settings-read');
};

export function nextValue(run: Run): string {
  const made = Number(run.marks.get('setting')?.data?.made ?? 0) + 1;
  run.mark('setting', { made });
  return `value-${made}`;
}

export function post(value: string): Pick<Ask, 'method' | 'body' | 'headers'> {
  return { method: 'POST', body: JSON.stringify({ value }), headers: { 'Content-Type': 'application/json' } };
}

/** On a connection that this worker has taken before, where one can be had. */
async function postTo(run: Run, wanted: number, value: string): Promise<Response> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const on = run.client.keep();
    const first = await send(run, { tag: 'choose', path: '/', on });
    const posted =
      first.pid === wanted && first.keeps === true
        ? await send(run, { tag: 'set', ...post(value), on })
        : undefined;
    on.agent.destroy();
    if (posted !== undefined) return posted;
    if (first.keeps === false) break;
  }
  return send(run, { tag: 'set', ...post(value) });
}

async function readUntilSpread(run: Run, value: string, deadline: number): Promise<void> {
  const knows = new Set<number>();
  while (run.recorder.now() <= deadline) {
    const response = await send(run, { tag: 'read' });
    if (response.pid !== undefined && settingIn(response) === value) knows.add(response.pid);
    if (run.workers().every((pid) => knows.has(pid))) return;
    await until(() => run.over !== undefined, 5);
  }
  for (let round = 0; round < 4; round += 1) await readRound(run, 'read');
}

export async function readRound(run: Run, tag: string): Promise<Response[]> {
  const answers: Response[] = [];
  for (let sent = 0; sent < EACH * run.expected; sent += 1) answers.push(await send(run, { tag }));
  return answers;
}

export async function send(run: Run, ask: Partial<Ask> & { tag: string }): Promise<Response> {
  if (run.over !== undefined) throw new RunOver(run.over);
  const response = await run.client.ask({ path: PATH, timeout: run.scaled(HANGS), ...ask }).response;
  run.noteAnswer(response);
  return response;
}

export function settingIn({ body }: Response): unknown {
  return typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined;
}
