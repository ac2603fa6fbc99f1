import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Event } from '../domain/event.ts';
import type { Isolation } from '../domain/timeline.ts';
import { runContained } from '../grader/contain/session.ts';
import { tryTier } from '../grader/contain/tiers.ts';
import { pm2Lab, pm2Program } from '../grader/testing/pm2.ts';
import { eventually, processesOf, type TemporaryProgram } from '../grader/testing/programs.ts';
import { gradeProgram } from './grade.ts';
import { judgeRecording } from './judge-recording.ts';

const TIERS: readonly Isolation[] = ['bubblewrap', 'namespace', 'process-group'];
const temporary: TemporaryProgram[] = [];
afterEach(() => {
  for (const { remove } of temporary.splice(0)) remove();
});

const program = (): string => {
  const made = pm2Program();
  temporary.push(made);
  return made.folder;
};

const works = (tier: Isolation, skip: (reason: string) => void): void => {
  const state = tryTier(tier);
  if (!state.works) skip(`${tier} does not work here: ${state.reason}`);
};

/** PM2, its two workers, the new one that never is ready, and the command that waits for it. */
const inMidReload = (folder: string): Promise<void> =>
  eventually('PM2 reloads', () => processesOf(folder).length >= 5);

describe.each(TIERS)('of PM2, in the tier %s, nothing is left', (tier) => {
  it('after a grade, and its list was asked for', async ({ skip }) => {
    works(tier, skip);
    const before = readdirSync(homedir());
    const folder = program();
    const { verdict, recording } = await gradeProgram(pm2Lab('pm2-list'), folder, { isolation: tier });
    expect(verdict.checks.map(({ status }) => status)).toEqual(['pass', 'pass']);
    const [timeline] = recording.timelines;
    const [launch] = timeline?.events.filter((event) => event.kind === 'launch') ?? [];
    expect(launch).toMatchObject({ by: 'pm2', entry: 'ecosystem.config.cjs' });
    expect(processesOf(folder)).toEqual([]);
    expect(readdirSync(homedir())).toEqual(before);
  });

  it('after SIGKILL to the whole of clusterprep in mid-reload', async ({ skip }) => {
    works(tier, skip);
    const folder = program();
    const fixture = join(import.meta.dirname, '..', 'grader', 'fixtures', 'grade-pm2.ts');
    // What a killed clusterprep leaves is removed by a later one; here by us.
    const scratch = mkdtempSync(join(tmpdir(), 'killed-'));
    const child = spawn(process.execPath, [fixture], {
      env: { ...process.env, TIER: tier, FOLDER: folder, TMPDIR: scratch },
      stdio: 'ignore',
    });
    try {
      await inMidReload(folder);
      child.kill('SIGKILL');
      await once(child, 'exit');
      await eventually('nothing is left', () => processesOf(folder).length === 0);
    } finally {
      child.kill('SIGKILL');
      rmSync(scratch, { recursive: true, force: true });
    }
  });

  it('after an abort in mid-reload', async ({ skip }) => {
    works(tier, skip);
    const folder = program();
    const stop = new AbortController();
    const grade = gradeProgram(pm2Lab('pm2-reload'), folder, { isolation: tier, signal: stop.signal });
    const ended = expect(grade).rejects.toMatchObject({ name: 'AbortError' });
    await inMidReload(folder);
    stop.abort();
    await ended;
    // The command is no process of the program's: it ends with the grading process, a moment later.
    await eventually('nothing is left', () => processesOf(folder).length === 0);
  });
});

it('without PM2 nothing is judged, and it is said how to get it', async () => {
  const lab = pm2Lab('pm2-list');
  const [scenario] = lab.scenarios;
  if (scenario === undefined) throw new Error('the lab has no scenario');
  const events: Event[] = [];
  const job = {
    lab: lab.id,
    scenario,
    folder: program(),
    entry: 'ecosystem.config.cjs',
    node: process.execPath,
    isolation: 'process-group',
    untrusted: false,
    pm2: null,
    scale: 1,
    port: 20_000,
    scratch: null,
    hostPidNamespace: null,
    baseEnv: {},
  } as const;
  expect(await runContained(job, (event) => events.push(event))).toBe('done');
  const calibration = { startMs: 40, lagMs: 1, scale: 1, tooSlow: false };
  const { isolation, untrusted } = job;
  const head = {
    schema: 1,
    lab: lab.id,
    scenario: scenario.id,
    node: 'v24.0.0',
    platform: 'linux',
    workers: 2,
  } as const;
  const timeline = { ...head, isolation, untrusted, calibration, events };
  const verdict = judgeRecording(lab, { schema: 1, lab: lab.id, durationMs: 1, timelines: [timeline] });
  expect(verdict).toMatchObject({ status: 'unknown', points: 0, mistakes: [] });
  expect(verdict.checks.map(({ status }) => status)).toEqual(['unknown', 'unknown']);
  for (const { because } of verdict.checks) {
    expect(because).toContain('Not judged, for it needs PM2: it was found neither');
    expect(because).toContain('npm install pm2');
  }
});
