import { describe, expect, it } from 'vitest';
import { belowPrimary, parsePs } from './ps-source.ts';

const TEXT = `    1     0 Ss   Sat Nov 21 10:00:00 2026
  100     1 S+   Sat Nov 21 10:00:01 2026
  101   100 Sl+  Sat Nov 21 10:00:02 2026
  102   100 Z+   Sat Nov 21 10:00:02 2026
10300   101 R    Sat Nov 21 10:00:03 2026

garbage
`;

describe('parsePs', () => {
  it('reads pid, parent and start, whatever the columns are aligned to', () => {
    expect(parsePs(TEXT)).toContainEqual({ pid: 10300, ppid: 101, started: 'Sat Nov 21 10:00:03 2026' });
    expect(parsePs(TEXT).map(({ pid }) => pid)).toEqual([1, 100, 101, 10300]);
  });

  it('leaves out zombies and what is no process', () => {
    expect(parsePs('')).toEqual([]);
    expect(parsePs('  7 1 Z  Sat Nov 21 10:00:00 2026\n  PID PPID')).toEqual([]);
  });
});

describe('belowPrimary', () => {
  const all = parsePs(TEXT);
  const proc = (pid: number, ppid: number, started = 'then') => ({ pid, ppid, started });

  it('is the primary and all below it, in whatever order they are listed', () => {
    expect(belowPrimary(all, 100, []).map(({ pid }) => pid)).toEqual([100, 101, 10300]);
    expect(belowPrimary([...all].reverse(), 100, []).map(({ pid }) => pid)).toEqual([10300, 101, 100]);
  });

  it('keeps the orphans that were known, and what they have forked since', () => {
    const now = [proc(1, 0), proc(101, 1), proc(200, 101), proc(300, 1)];
    expect(belowPrimary(now, 100, [proc(101, 100)]).map(({ pid }) => pid)).toEqual([101, 200]);
  });

  it('does not take a pid that was used again for the process that had it', () => {
    expect(belowPrimary([proc(101, 1, 'later')], 100, [proc(101, 100)])).toEqual([]);
  });

  it('is empty when all have gone', () => {
    expect(belowPrimary([proc(1, 0)], 100, [])).toEqual([]);
  });
});
