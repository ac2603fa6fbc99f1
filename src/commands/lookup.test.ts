import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const BIN = join(import.meta.dirname, '../../bin/clusterprep.cjs');
let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'clusterprep-lookup-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const run = (args: string[], input = '') =>
  spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8', cwd: home, input, timeout: 60_000 });

describe('ask', () => {
  it('tells what answers a question and how to practise it', () => {
    const { status, stdout } = run(['ask', 'why', 'do I get ECONNRESET when I deploy?']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^1\. ECONNRESET {2}glossary\n/);
    expect(stdout).toContain('clusterprep lab graceful-shutdown');
  });

  it('offers the labs that practise it, each once', () => {
    const { stdout } = run(['ask', 'why does my server drop requests on deploy']);
    const commands = stdout.match(/clusterprep \w+ [\w-]+$/gm) ?? [];
    expect(commands).toEqual(
      expect.arrayContaining(['clusterprep lab rolling-reload', 'clusterprep lab graceful-shutdown']),
    );
    expect(new Set(commands).size).toBe(commands.length);
  });

  it('tells it as JSON', () => {
    const result = JSON.parse(run(['ask', '--json', 'zero downtime deployment']).stdout);
    expect(result).toMatchObject({ schema: 1, question: 'zero downtime deployment', error: null });
    expect(result.results).toHaveLength(10);
    expect(result.results[0]).toMatchObject({
      id: 'term:rolling reload',
      kind: 'term',
      practise: expect.arrayContaining(['clusterprep quiz shutdown-and-reload']),
    });
  });

  it('says so when nothing answers, and ends with 1', () => {
    const { status, stdout } = run(['ask', 'xyzzy']);
    expect([status, stdout]).toEqual([1, expect.stringContaining('Nothing here answers that.')]);
    expect(JSON.parse(run(['ask', '--json', 'xyzzy']).stdout).results).toEqual([]);
  });
});

describe('glossary', () => {
  it('lists all terms by objective', () => {
    const { status, stdout } = run(['glossary']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Primary and workers\n {2}cluster /);
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(JSON.parse(run(['glossary', '--json']).stdout).terms.length).toBeGreaterThanOrEqual(90);
  });

  it('tells one term, also by another name of it', () => {
    expect(run(['glossary', 'zero', 'downtime']).stdout).toMatch(/^rolling reload\n/);
    expect(JSON.parse(run(['glossary', 'master', '--json']).stdout).term.term).toBe('primary');
  });

  it('offers the nearest name of an unknown one', () => {
    const { status, stderr } = run(['glossary', 'pirmary']);
    expect([status, stderr]).toEqual([
      64,
      'clusterprep: There is no term "pirmary".\nDid you mean "primary"?\n',
    ]);
  });
});

describe('learn without a terminal', () => {
  it('lists the steps and how to go on', () => {
    const { status, stdout } = run(['learn', '--progress', home]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/0 of 100 points\.\n\nNext: clusterprep learn --step 1\n/);
  });

  it('tells a lesson', () => {
    expect(run(['learn', 'debugging']).stdout).toMatch(/^Debugging a cluster\n/);
  });

  it('asks the question of a step and tells the points', () => {
    const { status, stdout } = run(['learn', '--step', '2', '--progress', home], '1\n\n\n');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Step 2: A primary and its workers\n/);
    expect(stdout).toMatch(/(Right: step 2 is done|Not right yet)\.[\s\S]*The path: (0|10) of 100 points\./);
  });

  it.each([
    [['learn', 'balncing'], 'There is no objective "balncing".\nDid you mean "balancing"?'],
    [['learn', '--step', '9'], 'There is no step 9.\nGive --step a number from 1 to 8.'],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = run(args);
    expect([status, stderr]).toEqual([64, `clusterprep: ${message}\n`]);
  });
});
