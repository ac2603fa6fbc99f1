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
/** 111 comes up in the place of 101. */
const cameUp = (told: Story): Story => told.at(505).born(111).at(515).answer('load', 111).at(519).died(101);
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

  it('lets one old worker go for each new one that serves, and no other', () => {
    expect(judged(looked(tried(cameUp(sent()), 112)).end(), use).status).toBe('pass');
    const two = looked(tried(cameUp(sent()), 112).at(1500).died(102));
    expect(judged(two.end(), use).because).toContain('old workers were gone');
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

  it('holds as well when the first came up and the second did not, also if that one answers later', () => {
    const told = looked(tried(cameUp(sent()), 112))
      .at(5000)
      .answer('poll', 111);
    expect(judged(told.end(), use).because).toContain('worker 111 came up, and then none could');
  });

  it('fails when the second is tried twice, and is unknown when all came up', () => {
    expect(judged(looked(tried(cameUp(sent()), 112, 113)).end(), use).because).toContain('2 were forked');
    expect(judged(looked(cameUp(sent())).end(), use).status).toBe('unknown');
  });

  it('is unknown for one that has still its time to boot when it is looked', () => {
    const young = looked(
      sent({ env: { READY_TIMEOUT_MS: '2200' } })
        .at(2000)
        .born(111),
    );
    expect(judged(young.at(4100).died(111).end(), use).status).toBe('unknown');
  });

  it('is unknown on a machine that is too slow for a limit, and without a SIGHUP', () => {
    expect(judged(looked(sent({ tooSlow: true })).end(), use).status).toBe('unknown');
    expect(judged(settled().end(), use).status).toBe('unknown');
  });
});

describe('gives-time', () => {
  const use = 'gives-time';
  const ended = (t: number, header: Header = {}): Story =>
    looked(
      sent({ env: { READY_TIMEOUT_MS: '2200' }, ...header })
        .at(520)
        .born(111)
        .at(520 + t)
        .died(111),
    );

  it('holds for one that is ended when its time is over, or a little later', () => {
    for (const t of [2195, 2205, 2900]) expect(judged(ended(t).end(), use).status).toBe('pass');
    expect(judged(ended(2205).end(), use).because).toContain('2205 ms after its fork');
  });

  it('fails for one that is ended too early, or much too late', () => {
    expect(judged(ended(2000).end(), use)).toMatchObject({ status: 'fail' });
    expect(judged(ended(3000).end(), use)).toMatchObject({ status: 'fail', timed: true });
  });

  it('does not blame a slow machine for what comes late', () => {
    expect(judged(ended(3000, { tooSlow: true }).end(), use).status).toBe('unknown');
    expect(judged(ended(3000, { scale: 2 }).end(), use).status).toBe('pass');
  });

  it('is unknown for one that is never ended, for several, for none, and after the end of the primary', () => {
    const stays = looked(sent().at(520).born(111));
    expect(judged(stays.end(), use).status).toBe('unknown');
    expect(judged(looked(tried(sent(), 111, 112)).end(), use).status).toBe('unknown');
    expect(judged(looked(sent()).end(), use).status).toBe('unknown');
    expect(judged(looked(tried(sent(), 111).at(900).exit(1)).end(), use).status).toBe('unknown');
  });
});
