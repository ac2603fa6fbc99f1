import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recording } from '../domain/timeline.ts';
import type { Verdict } from '../domain/verdict.ts';
import { tryTier } from '../grader/contain/tiers.ts';
import { processesOf, program, temporaryProgram, tinyLab } from '../grader/testing/programs.ts';
import { packageRoot } from '../store/content/root.ts';
import { loadLab } from '../store/content.ts';
import { gradeProgram } from './grade.ts';

const bubblewrap = tryTier('bubblewrap');
const REASON = `--untrusted needs bubblewrap, and it does not work here: ${bubblewrap.reason}`;

const printed = (recording: Recording): Map<string, string> =>
  new Map(
    (recording.timelines[0]?.events ?? []).flatMap((event) => {
      const [, name, value] = (event.kind === 'output' && /^([^:]+): (.*)$/.exec(event.text)) || [];
      return name === undefined || value === undefined ? [] : [[name, value] as const];
    }),
  );

describe('a program that is not trusted', () => {
  let told = new Map<string, string>();
  let verdict: Verdict | undefined;
  let reached = 0;
  const listener = createServer((socket) => {
    reached += 1;
    socket.destroy();
  });
  const secret = temporaryProgram(null, { 'secret.txt': 'the secret' });
  let escapee = temporaryProgram('escape');

  beforeAll(async () => {
    if (!bubblewrap.works) return;
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const address = listener.address();
    const hostPort = typeof address === 'object' && address !== null ? address.port : 0;
    escapee.remove();
    escapee = temporaryProgram('escape', {
      'targets.json': JSON.stringify({
        home: homedir(),
        secretFile: join(secret.folder, 'secret.txt'),
        hostPort,
      }),
    });
    process.env.CLUSTERPREP_TEST_SECRET = 'of the environment';
    const result = await gradeProgram(
      tinyLab({ workers: 1, need: false, limit: 50, quiet: 50 }),
      escapee.folder,
      {
        untrusted: true,
      },
    );
    verdict = result.verdict;
    told = printed(result.recording);
  });
  afterAll(() => {
    delete process.env.CLUSTERPREP_TEST_SECRET;
    listener.close();
    secret.remove();
    escapee.remove();
  });

  it('is judged like any other', ({ skip }) => {
    if (!bubblewrap.works) skip(REASON);
    expect(told.get('done')).toBe('yes');
    expect(verdict?.isolation).toBe('bubblewrap');
    expect(verdict?.checks[0]).toMatchObject({ id: 'serves', status: 'pass' });
  });

  it('finds neither the home folder nor the files of others', ({ skip }) => {
    if (!bubblewrap.works) skip(REASON);
    expect(told.get('home')).toMatch(/^(ENOENT|EACCES)$/);
    expect(told.get('secret-file')).toMatch(/^(ENOENT|EACCES)$/);
  });

  it('finds nothing of the user in its environment, nor in that of others', ({ skip }) => {
    if (!bubblewrap.works) skip(REASON);
    expect(told.get('environment')).toBe('HOME LANG PATH PORT PWD TMPDIR WORKERS');
    expect(told.get('others-environment')).not.toContain('secret');
  });

  it('sees no process but its own and those of its sandbox', ({ skip }) => {
    if (!bubblewrap.works) skip(REASON);
    expect(Number(told.get('processes'))).toBeLessThanOrEqual(2);
    expect(told.get('uncovered-proc')).toBe('0');
    expect(told.get('command-lines')).toBe('0');
    expect(told.get('signals')).toBe('0');
  });

  it('reaches nothing on the loopback of the host', ({ skip }) => {
    if (!bubblewrap.works) skip(REASON);
    expect(told.get('host-loopback')).toMatch(/^(ECONNREFUSED|ENETUNREACH|timeout)$/);
    expect(reached).toBe(0);
  });

  it('writes nowhere, not even in its own folder or to the terminal', ({ skip }) => {
    if (!bubblewrap.works) skip(REASON);
    const writes = [...told].filter(([name]) => /^(write|terminal)/.test(name));
    expect(writes.length).toBeGreaterThanOrEqual(12);
    expect(writes.filter(([, how]) => how.startsWith('wrote'))).toEqual([]);
    // MiB that it could put into folders in memory, of 384 that it tried.
    expect(Number(told.get('scratch'))).toBeLessThanOrEqual(128);
  });

  it('has no capability, can get none, and makes no namespace of its own', ({ skip }) => {
    if (!bubblewrap.works) skip(REASON);
    expect(Number.parseInt(told.get('capabilities') ?? 'none', 16)).toBe(0);
    expect(told.get('no-new-privileges')).toBe('1');
    expect(told.get('user-namespace')).not.toBe('code 0');
  });

  it('is refused more processes than a lab needs, and leaves none', async ({ skip }) => {
    if (!bubblewrap.works) skip(REASON);
    const storm = temporaryProgram('fork-storm');
    try {
      const lab = tinyLab({ workers: 1, need: false, limit: 50, quiet: 2000 });
      const { verdict, recording } = await gradeProgram(lab, storm.folder, { untrusted: true });
      const told = printed(recording);
      // The limit of the system does not hold for root; then the grader's own does, and ends the program.
      const refused = told.get('refused') === 'true';
      expect(verdict.checks[0]).toMatchObject(
        refused ? { id: 'serves' } : { status: 'fail', because: expect.stringMatching(/too many processes/) },
      );
      expect(recording.timelines[0]?.events.filter(({ kind }) => kind === 'born').length).toBeLessThan(400);
      expect(processesOf(storm.folder)).toEqual([]);
    } finally {
      storm.remove();
    }
  });

  it('is ended with all that it leaves behind', async ({ skip }) => {
    if (!bubblewrap.works) skip(REASON);
    const tree = temporaryProgram('hostile-tree');
    try {
      const { verdict } = await gradeProgram(tinyLab({ limit: 5000 }), tree.folder, { untrusted: true });
      expect(processesOf(tree.folder)).toEqual([]);
      expect(verdict.checks[0]).toMatchObject({ id: 'serves', status: 'pass' });
    } finally {
      tree.remove();
    }
  });

  it('that crashes at boot is told so', async ({ skip }) => {
    if (!bubblewrap.works) skip(REASON);
    const { verdict } = await gradeProgram(tinyLab(), program('crash-at-boot'), { untrusted: true });
    expect(verdict.checks[0]).toMatchObject({
      status: 'fail',
      because: expect.stringMatching(/crashed at boot/),
    });
  });
});

it('is refused with another isolation than bubblewrap, before anything runs', async () => {
  const asked = { untrusted: true, isolation: 'process-group' } as const;
  await expect(gradeProgram(tinyLab(), program('answers'), asked)).rejects.toMatchObject({
    name: 'UsageError',
    message: expect.stringContaining('--isolation process-group'),
  });
});

describe('the model solutions, as programs that are not trusted', () => {
  it.each(['graceful-shutdown', 'round-robin'])('%s passes', async (id) => {
    if (!bubblewrap.works) {
      const { lab } = await loadLab(id);
      await expect(gradeProgram(lab, '.', { untrusted: true })).rejects.toMatchObject({ code: 'no-sandbox' });
      return;
    }
    const { lab } = await loadLab(id);
    const { verdict } = await gradeProgram(lab, join(packageRoot(), 'labs', id, 'solution'), {
      untrusted: true,
    });
    expect(verdict.checks.filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(verdict.status).toBe('pass');
  });
});
