import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verdictSchema } from '../domain/verdict.ts';
import { eventually, processesOf, temporaryProgram } from '../grader/testing/programs.ts';
import { bin, clusterprep, root } from './testing/run.ts';

type Ended = { status: number | null; stdout: string; stderr: string };

/** The same as `clusterprep`, beside others. */
const begin = (args: readonly string[], env: Record<string, string> = {}): Promise<Ended> => {
  const child = spawn(process.execPath, [bin, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  return endOf(child);
};

const endOf = async (child: ChildProcess): Promise<Ended> => {
  const told = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    told.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    told.stderr += text;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, ...told };
};

const LAB = 'round-robin';
const solution = join(root, 'labs', LAB, 'solution');
const starter = join(root, 'labs', LAB, 'starter');
const files = temporaryProgram(null);
const timeline = join(files.folder, 'timeline.json');
afterAll(files.remove);

describe('clusterprep grade', () => {
  let passed: Ended = { status: null, stdout: '', stderr: '' };
  let failed: Ended = passed;
  beforeAll(async () => {
    passed = await begin(['grade', LAB, solution, '--json', '--repeat', '2']);
    failed = await begin(['grade', LAB, starter, '--json', '--timeline', timeline]);
  });

  it('--json prints one verdict and nothing else, and ends with 0 for a pass in every repetition', () => {
    const verdict = verdictSchema.strict().parse(JSON.parse(passed.stdout));
    expect(passed).toMatchObject({ status: 0, stderr: '' });
    expect(verdict).toMatchObject({ lab: LAB, status: 'pass', points: 100, maxPoints: 100, error: null });
    expect(verdict.mistakes).toEqual([]);
  });

  it('ends with 1 for a fail, and says why', () => {
    const verdict = verdictSchema.strict().parse(JSON.parse(failed.stdout));
    expect(failed).toMatchObject({ status: 1, stderr: '' });
    expect(verdict.status).toBe('fail');
    const fails = verdict.checks.filter(({ status }) => status === 'fail');
    expect(fails.length).toBeGreaterThan(0);
    for (const { because, points } of fails) expect([because.length > 20, points]).toEqual([true, 0]);
  });

  it('--from gives the same verdict for a saved timeline, to the letter', () => {
    const again = clusterprep('grade', LAB, '--from', timeline, '--json');
    expect(again.status).toBe(1);
    expect(JSON.parse(again.stdout)).toEqual(JSON.parse(failed.stdout));
  });

  it('--from refuses what is no timeline, a missing file, and that of another lab', () => {
    const broken = join(files.folder, 'broken.json');
    writeFileSync(broken, '{ "schema": 1, "timelines": 3 }');
    for (const [lab, file, code] of [
      [LAB, broken, 'bad-timeline'],
      [LAB, join(files.folder, 'absent.json'), 'no-such-path'],
      ['respawn', timeline, 'other-lab'],
    ] as const) {
      const ended = clusterprep('grade', lab, '--from', file, '--json');
      expect([ended.status, JSON.parse(ended.stdout).error.code]).toEqual([64, code]);
    }
  });

  it('--reporter junit, github and text tell a saved timeline in their forms', () => {
    const junit = clusterprep('grade', LAB, '--from', timeline, '--reporter', 'junit');
    expect(junit.stdout).toMatch(
      /^<\?xml [^>]*\?>\s*<testsuites?[ >][\s\S]*<failure [\s\S]*<\/testsuites?>\s*$/,
    );
    const summary = join(files.folder, 'summary.md');
    const github = spawnGithub(summary);
    expect(github.stdout).toMatch(/^::error /m);
    expect(readFileSync(summary, 'utf8')).toMatch(/even-share|Share/);
    const text = clusterprep('grade', LAB, '--from', timeline, '--reporter', 'text');
    // Allowed: what can be seen, and line feeds.
    expect(text.stdout).toMatch(/^[\p{L}\p{M}\p{N}\p{P}\p{S} \n]+$/u);
    expect([junit.status, github.status, text.status]).toEqual([1, 1, 1]);
  });

  const spawnGithub = (summary: string) => {
    const before = process.env.GITHUB_STEP_SUMMARY;
    process.env.GITHUB_STEP_SUMMARY = summary;
    try {
      return clusterprep('grade', LAB, '--from', timeline, '--reporter', 'github');
    } finally {
      if (before === undefined) delete process.env.GITHUB_STEP_SUMMARY;
      else process.env.GITHUB_STEP_SUMMARY = before;
    }
  };
});

describe('clusterprep grade, used wrongly,', () => {
  const empty = join(files.folder, 'empty');
  const two = join(files.folder, 'two');
  mkdirSync(empty);
  mkdirSync(two);
  for (const name of ['server.js', 'server.ts']) writeFileSync(join(two, name), '');

  it.each([
    ['an unknown lab', ['respwan', empty], 'unknown-lab', /Did you mean "respawn"/],
    ['no such path', ['respawn', join(empty, 'absent')], 'no-such-path', /There is no .*absent/],
    ['no entry', ['respawn', empty], 'no-entry', /has no entry\.\sName.*server\.js/],
    ['two entries', ['respawn', two], 'two-entries', /server\.js, server\.ts/],
  ])('%s: exit 64 and a clear line, also as JSON', async (_name, args, code, message) => {
    const [text, json] = await Promise.all([begin(['grade', ...args]), begin(['grade', ...args, '--json'])]);
    expect(text).toMatchObject({ status: 64, stdout: '', stderr: expect.stringMatching(message) });
    expect(json.status).toBe(64);
    expect(JSON.parse(json.stdout)).toMatchObject({
      schema: 1,
      lab: args[0],
      status: 'unknown',
      checks: [],
      error: { code, message: expect.stringMatching(message) },
    });
  });

  it('where no isolation can be had: exit 2, and not the learner’s fault', async () => {
    // Without a PATH neither bubblewrap nor unshare is found.
    const args = ['grade', LAB, solution, '--isolation', 'namespace'];
    const [text, json] = await Promise.all([
      begin(args, { PATH: files.folder }),
      begin([...args, '--json'], { PATH: files.folder }),
    ]);
    expect(text).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/not your fault/) });
    expect([json.status, JSON.parse(json.stdout).error.code]).toEqual([2, 'no-isolation']);
  });
});

describe('clusterprep grade, interrupted', () => {
  it.each([['--isolation', 'process-group'], []])(
    'by Ctrl-C in mid-run ends with 130 and leaves nothing %s %s',
    async (...tier) => {
      const tree = temporaryProgram('hostile-tree', { 'tame.json': '{}' });
      // A group of its own, as a shell makes one for what runs in the foreground.
      const child = spawn(process.execPath, [bin, 'grade', 'respawn', tree.folder, ...tier.filter(Boolean)], {
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      try {
        const ended = endOf(child);
        await eventually('the tree has grown', () => processesOf(`${tree.folder}/`).length >= 4);
        process.kill(-(child.pid ?? 0), 'SIGINT');
        expect(await ended).toMatchObject({ status: 130, stdout: '' });
        await eventually('nothing is left', () => processesOf(tree.folder).length === 0);
      } finally {
        child.kill('SIGKILL');
        tree.remove();
      }
    },
  );
});
