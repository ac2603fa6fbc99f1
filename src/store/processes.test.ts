import { mkdir, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acked, emptyFolder, idsIn, run, writer } from './fixtures/help.ts';
import { openStore } from './store.ts';

const node = process.execPath;

describe('several processes', () => {
  test('two that write at once lose nothing, and both end well', async () => {
    const dir = await emptyFolder();
    const both = await Promise.all([run(node, [writer, dir, '150']), run(node, [writer, dir, '150'])]);
    expect(both.map((ran) => ran.lines.at(-1))).toEqual(['end', 'end']);
    const ids = await idsIn(dir);
    expect(ids.toSorted()).toEqual(both.flatMap(acked).toSorted());
    expect(ids).toHaveLength(300);
    const store = await openStore({ progress: dir });
    expect(store.counts).toEqual({ records: 300, damaged: 0 });
  });

  test('one that is killed in mid-write has every acknowledged record in the journal', async () => {
    const dir = await emptyFolder();
    const acknowledged: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const after = 5 + 17 * round;
      let seen = 0;
      const ran = await run(node, [writer, dir, '1000000', '3000'], (line, child) => {
        seen += line.startsWith('ack') ? 1 : 0;
        if (seen === after) child.kill('SIGKILL');
      });
      expect(ran.lines).not.toContain('end');
      acknowledged.push(...acked(ran));
    }
    const ids = new Set(await idsIn(dir));
    expect(acknowledged.length).toBeGreaterThanOrEqual(4 * 5);
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    const store = await openStore({ progress: dir });
    expect(store.counts.records).toBe(ids.size);
    expect(store.status).toEqual({ kind: 'ok' });
  });
});

describe('no room', () => {
  const quote = (words: readonly string[]) => words.map((word) => `'${word}'`).join(' ');

  test('a file that may not grow: a short write is not acknowledged, and what was before is whole', async () => {
    const dir = await emptyFolder();
    const command = `ulimit -f 8; exec ${quote([node, writer, dir, '40', '300'])}`;
    const ran = await run('sh', ['-c', command]);
    expect(ran.lines.at(-1)).toBe('end');
    expect(ran.lines.some((line) => line.startsWith('off '))).toBe(true);
    const ids = await idsIn(dir);
    expect(ids).toEqual(acked(ran));
    const store = await openStore({ progress: dir });
    expect(store.status).toEqual({ kind: 'ok' });
    const record = await store.append({ type: 'hint', lab: 'after', hint: 1, cost: 1 });
    expect((await idsIn(dir)).at(-1)).toBe(record.id);
  });

  // A mount namespace of its own: the mount is gone with the child, whatever happens.
  const inNamespace = (script: string) => {
    const rights = process.getuid?.() === 0 ? ['-m'] : ['-U', '-r', '-m'];
    return run('unshare', [...rights, 'sh', '-c', script]);
  };
  const canMount = async (dir: string): Promise<boolean> => {
    if (process.platform !== 'linux') return false;
    const ran = await inNamespace(`mount -t tmpfs none '${dir}'`).catch(() => null);
    return ran?.code === 0;
  };

  test('a full disk is told, and what was acknowledged before is in the journal', async (ctx) => {
    const dir = await emptyFolder();
    if (!(await canMount(dir))) ctx.skip('this machine does not let us mount a small tmpfs');
    const home = join(dir, 'progress');
    const outside = await emptyFolder();
    const fill = `mount -t tmpfs -o size=64k none '${dir}'`;
    const keep = quote(['cp', join(home, 'journal.jsonl'), outside]);
    const ran = await inNamespace(`${fill} && ${quote([node, writer, home, '300', '400'])} && ${keep}`);
    expect(ran.stderr).toBe('');
    expect(ran.lines).toContain('end');
    const full = ran.lines.filter((line) => line.startsWith('off '));
    expect(full.length).toBeGreaterThan(0);
    expect(full[0]).toContain('is full');
    const there = new Set(await idsIn(outside));
    expect(acked(ran).length).toBeGreaterThan(20);
    expect(acked(ran).filter((id) => !there.has(id))).toEqual([]);
  });

  test('a read-only disk lets us read on, and says so', async (ctx) => {
    const dir = await emptyFolder();
    if (!(await canMount(dir))) ctx.skip('this machine does not let us mount a read-only tmpfs');
    const ran = await inNamespace(`mount -t tmpfs -o ro none '${dir}' && ${quote([node, writer, dir, '2'])}`);
    expect(ran.lines[0]).toBe('status off');
    expect(ran.lines[1]).toContain('read-only file system');
    expect(ran.lines.at(-1)).toBe('end');
  });

  test('a folder that cannot be made: recording is off from the start, and the state goes on in memory', async () => {
    const dir = await emptyFolder();
    const file = join(dir, 'file');
    await writeFile(file, 'x');
    const told: string[] = [];
    const store = await openStore({
      progress: join(file, 'progress'),
      onStatus: (status) => told.push(status.kind),
    });
    expect(store.status).toMatchObject({ kind: 'off' });
    await store.append({ type: 'hint', lab: 'l', hint: 2, cost: 1 });
    await store.append({ type: 'hint', lab: 'l', hint: 3, cost: 1 });
    await store.close();
    expect(store.state().labs.l?.hints).toEqual([2, 3]);
    expect(told).toEqual([]);
  });

  test('what could not be written is written when the folder can be used again', async () => {
    const dir = await emptyFolder();
    const blocked = join(dir, 'journal.jsonl');
    const told: string[] = [];
    const store = await openStore({ progress: dir, onStatus: (status) => told.push(status.kind) });
    await mkdir(blocked);
    const first = await store.append({ type: 'hint', lab: 'l', hint: 1, cost: 1 });
    expect(store.status.kind).toBe('off');
    await rmdir(blocked);
    const second = await store.append({ type: 'hint', lab: 'l', hint: 2, cost: 1 });
    await store.close();
    expect(told).toEqual(['off', 'ok']);
    expect(await idsIn(dir)).toEqual([first.id, second.id]);
    expect((await stat(join(dir, 'progress.json'))).mode & 0o777).toBe(0o600);
  });
});
