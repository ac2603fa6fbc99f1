import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verdictSchema } from '../domain/verdict.ts';
import { root, run } from './testing/run.ts';

/** As a user has it: nothing of this checkout on PATH or in the environment. */
const env = {
  PATH: `${join(process.execPath, '..')}:/usr/local/bin:/usr/bin:/bin`,
  HOME: tmpdir(),
  npm_config_cache: '',
  npm_config_update_notifier: 'false',
};
const npm = (folder: string, ...args: string[]) =>
  run('npm', [...args, '--offline', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    env: { ...env, HOME: folder, npm_config_cache: join(folder, 'cache') },
  });

let folder: string;
let installed: string;
let files: string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clusterprep-pack-'));
  const packed = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
  });
  const [{ filename, files: list }] = JSON.parse(packed.stdout);
  files = list.map(({ path }: { path: string }) => path);
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "private": true }');
  const put = npm(folder, 'install', join(folder, filename));
  if (put.status !== 0) throw new Error(`npm install failed: ${put.stderr}`);
  installed = join(folder, 'node_modules', '.bin', 'clusterprep');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clusterprep = (...args: string[]) =>
  run(process.execPath, [installed, ...args], { cwd: folder, env: { ...env, HOME: folder } });

describe('the package', () => {
  it('holds what users need, and nothing else', () => {
    const allowed =
      /^(bin\/\w+\.cjs|dist\/(cli|grading)\.js|dist\/chunks\/[\w-]+\.js|dist\/content\/[\w-]+\.jsonl?|labs\/[\w-]+\/(README\.md|(starter|solution)\/.+)|questions\/proofs\/[\w-]+\.mjs|templates\/(lab|question)\/.+|(docs\/lab\.svg|package\.json|LICENSE|README\.md|CHANGELOG\.md|THIRD-PARTY-LICENSES\.txt))$/;
    expect(files.filter((path) => !allowed.test(path))).toEqual([]);
    for (const path of [
      'LICENSE',
      'README.md',
      'CHANGELOG.md',
      'THIRD-PARTY-LICENSES.txt',
      'dist/grading.js',
      'templates/lab/lab.yaml',
      'templates/question/one.yaml',
    ]) {
      expect(files).toContain(path);
    }
  });

  it('asks for no other package, and names no folder of the machine that built it', () => {
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'clusterprep',
    ]);
    const own = join(folder, 'node_modules', 'clusterprep');
    const texts = files
      .filter((path) => /\.(js|json|txt)$/.test(path))
      .map((path) => [path, readFileSync(join(own, path), 'utf8')] as const);
    expect(texts.filter(([, text]) => text.includes(root)).map(([path]) => path)).toEqual([]);
  });

  it('keeps the licences of what is bundled', () => {
    const text = readFileSync(join(folder, 'node_modules/clusterprep/THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const name of ['commander', 'ink', 'react', 'zod'])
      expect(text.split('\n').filter((line) => line.startsWith(`${name} `))).toHaveLength(1);
  });

  it('runs where it is installed', () => {
    expect(clusterprep('--version')).toMatchObject({ stderr: '', status: 0 });
    expect(clusterprep('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const list = clusterprep('lab');
    expect(list.status).toBe(0);
    expect(list.stdout).toContain('graceful-shutdown');
  });

  it('shows no picture in its README that is not in it', () => {
    const readme = readFileSync(join(folder, 'node_modules', 'clusterprep', 'README.md'), 'utf8');
    const near = [...readme.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)].map(([, path = '']) => path);
    expect(near).toContain('docs/lab.svg');
    expect(near.filter((path) => !files.includes(path))).toEqual([]);
  });

  it('says how to begin to who has no folder of a lab yet', () => {
    const ended = clusterprep('grade', 'respawn');
    expect(ended).toMatchObject({ stdout: '', status: 64 });
    expect(ended.stderr).toMatch(
      /^clusterprep: You have no folder of the lab respawn yet\.\n`clusterprep lab respawn` sets it up in .*clusterprep-labs.respawn\. .*\n$/,
    );
  });

  it('grades there', () => {
    const starter = join(folder, 'node_modules', 'clusterprep', 'labs', 'fork-workers', 'starter');
    expect(existsSync(starter)).toBe(true);
    const ended = clusterprep('grade', 'fork-workers', starter, '--json');
    expect(verdictSchema.parse(JSON.parse(ended.stdout))).toMatchObject({
      lab: 'fork-workers',
      status: 'fail',
    });
    expect(ended.status).toBe(1);
  });
});
