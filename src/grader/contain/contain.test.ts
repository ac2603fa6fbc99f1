import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { packageFolders } from '../run/visible.ts';
import { scaleOf } from './calibrate.ts';
import { findEntry } from './entry.ts';
import { drawPort, releasePort } from './port.ts';
import { contain, containUntrusted } from './tiers.ts';

const made: string[] = [];
const folder = (...files: string[]): string => {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'contain-')));
  made.push(path);
  for (const file of files) writeFileSync(join(path, file), '');
  return path;
};
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true });
});

describe('scaleOf', () => {
  it.each([
    [40, 1, 1, false],
    [80, 15, 1, false],
    [120, 1, 1.5, false],
    [40, 115, 2, false],
    [240, 1, 3, false],
    [241, 1, 3, true],
    [40, 216, 3, true],
  ])('start %i ms, lag %i ms → %f, too slow: %s', (start, lag, scale, tooSlow) => {
    expect(scaleOf(start, lag)).toEqual({ scale, tooSlow });
  });
});

describe('findEntry', () => {
  it.each(['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'])('finds server.%s in a folder', (end) => {
    const path = folder(`server.${end}`, 'app.js', 'server.test.js', 'server.json');
    expect(findEntry(path)).toEqual({ folder: path, entry: `server.${end}` });
  });

  it('takes a file that is named, whatever it is called', () => {
    const path = folder('server.js', 'mine.mjs');
    expect(findEntry(join(path, 'mine.mjs'))).toEqual({ folder: path, entry: 'mine.mjs' });
  });

  it.each([
    ['no-such-path', () => join(folder(), 'nowhere'), /There is no /],
    ['no-entry', () => folder('app.js', 'servers.js'), /has no entry/],
    ['no-program', () => join(folder('package.json'), 'package.json'), /is no program/],
    ['two-entries', () => folder('server.js', 'server.ts'), /has 2 entries: server\.js, server\.ts/],
  ])('says what is wrong: %s', (code, path, words) => {
    const found = () => findEntry(path());
    expect(found).toThrow(words);
    expect(found).toThrow(expect.objectContaining({ code }));
  });
});

describe('drawPort', () => {
  /** Draws these shares of the range, in turn. */
  const draws =
    (...shares: number[]) =>
    () =>
      shares.shift() ?? 0.99;

  it('never gives one port twice at once, and gives it again when it was given back', async () => {
    const first = await drawPort(draws(0.5));
    const second = await drawPort(draws(0.5, 0.25));
    expect(second).not.toBe(first);
    releasePort(first);
    releasePort(second);
    const again = await drawPort(draws(0.5));
    releasePort(again);
    expect(again).toBe(first);
  });

  it('passes over a port that somebody listens on', async () => {
    const port = await drawPort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    releasePort(port);
    const share = (port - 20_000 + 0.5) / 12_000;
    const other = await drawPort(draws(share, 0.75));
    releasePort(other);
    await new Promise((resolve) => server.close(resolve));
    expect(other).not.toBe(port);
  });
});

describe('containing', () => {
  const command = ['node', 'main.ts', '--x'];

  it.each(['bubblewrap', 'namespace', 'process-group'] as const)(
    '%s ends with the command as it is',
    (tier) => {
      expect(contain(tier, command).slice(-3)).toEqual(command);
    },
  );

  it('ends with its parent, in its own namespaces', () => {
    expect(contain('bubblewrap', command)).toEqual(
      expect.arrayContaining(['--die-with-parent', '--unshare-pid']),
    );
    expect(contain('namespace', command)).toEqual(
      expect.arrayContaining(['--pdeathsig', 'KILL', '--kill-child']),
    );
    expect(contain('process-group', command)).toEqual(command);
  });

  it('shows other people’s programs only what is named, and lets them write nowhere', () => {
    const path = folder();
    const args = containUntrusted(command, [path, join(path, 'missing')]);
    expect(args.slice(-3)).toEqual(command);
    expect(args.join(' ')).toContain(`--ro-bind ${path} ${path}`);
    expect(args).not.toContain(join(path, 'missing'));
    expect(args.filter((arg) => arg === '--bind')).toHaveLength(1);
    expect(args).toEqual(
      expect.arrayContaining(['--unshare-user', '--unshare-pid', '--unshare-net', '--die-with-parent']),
    );
    expect(args).not.toContain('--dev-bind');
  });

  it('finds the packages of a folder and of those above it, nearest first', () => {
    const path = folder();
    mkdirSync(join(path, 'node_modules'));
    mkdirSync(join(path, 'lab', 'node_modules'), { recursive: true });
    const found = packageFolders(join(path, 'lab'));
    expect(found.slice(0, 2)).toEqual([join(path, 'lab', 'node_modules'), join(path, 'node_modules')]);
  });
});
