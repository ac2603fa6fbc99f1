import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];
const old = workerPids(3);

const sent = (header: Header = {}): Story =>
  settled(header).at(500).mark('fault-on').mark('reload-sent', { workers: old }).signal('SIGHUP');
const tried = (told: Story, ...pids: number[]): Story =>
  told.each(pids, (all, pid, index) =>
    all
      .at(520 + 300 * index)
      .born(pid)
      .at(700 + 300 * index)
      .died(pid),
  );
const looked = (told: Story): Story => told.at(4000).mark('steady-end', { workers: [] });

describe('keeps-old', () => {
  const use = 'keeps-old';

  it('holds when all of them live on', () => {
    expect(judged(looked(tried(sent(), 111)).end(), use).because).toContain('(101, 102, 103) lived on');
  });

  it('fails when one is gone, when the primary ends, and when nobody tried', () => {
    expect(judged(looked(tried(sent(), 111).at(900).died(101)).end(), use).because).toContain(
      '1 old worker was gone',
    );
    expect(judged(looked(tried(sent(), 111).at(900).exit(1)).end(), use).because).toContain('with code 1');
    expect(judged(looked(sent()).end(), use)).toMatchObject({ status: 'fail', timed: true });
  });

  it('is unknown before the end of the watch', () => {
    expect(judged(tried(sent(), 111).end(), use).status).toBe('unknown');
  });
});

describe('abandons', () => {
  const use = 'abandons';

  it('holds for one try of which nothing is left', () => {
    expect(judged(looked(tried(sent(), 111)).end(), use).because).toContain('after one try');
  });

  it('holds as well when the fork came with the very next look', () => {
    const told = sent().at(502).born(111).at(700).died(111);
    expect(judged(looked(told).end(), use).status).toBe('pass');
  });

  it('fails for a second try, for one that stays, for none, and for the end of the primary', () => {
    expect(judged(looked(tried(sent(), 111, 112)).end(), use).because).toContain('2 were forked');
    const stays = looked(sent().at(520).born(111));
    expect(judged(stays.end(), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(looked(sent()).end(), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(looked(tried(sent(), 111).at(900).exit(1)).end(), use)).toMatchObject({ status: 'fail' });
  });

  it('is unknown on a machine that is too slow for a limit, and without a SIGHUP', () => {
    expect(judged(looked(sent({ tooSlow: true })).end(), use).status).toBe('unknown');
    expect(judged(settled().end(), use).status).toBe('unknown');
  });
});
