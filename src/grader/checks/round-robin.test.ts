import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';
import { PRIMARY, type Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];
const pids = workerPids(3);
const turns = (count = 36) => Array.from({ length: count }, (_, at) => 101 + (at % 3));
/** The turns, with some of them changed. */
const but = (changes: Record<number, number>) => turns().map((pid, at) => changes[at] ?? pid);

const asked = (
  row: readonly (number | 'reset' | 'timed-out')[],
  header: Header = {},
  workers = pids,
): Story =>
  settled(header)
    .mark('sequence-start', { workers, count: row.length })
    .each(row, (told, each) =>
      typeof each === 'number' ? told.answer('sequence', each) : told.lost('sequence', each),
    )
    .mark('sequence-end', { workers });
const of = (use: string, ...args: Parameters<typeof asked>) => judged(asked(...args).end(), use);
/** 13, 12 and 11, with the period broken often. */
const shuffled = [...Array(13).fill(101), ...Array(12).fill(102), ...Array(11).fill(103)];

describe('even-share', () => {
  it('holds for twelve each, give or take one, in whatever order', () => {
    expect(of('even-share', turns()).status).toBe('pass');
    expect(of('even-share', shuffled).status).toBe('pass');
  });

  it('fails for more, for a worker that gets none, for a stranger, and for connections that are lost', () => {
    expect(of('even-share', but({ 0: 102, 3: 102 })).because).toContain('102: 14');
    expect(
      of(
        'even-share',
        turns(36).map(() => 101),
      ).because,
    ).toContain('103: 0');
    expect(of('even-share', but({ 0: PRIMARY })).status).toBe('fail');
    expect(of('even-share', [...turns(35), 'reset']).because).toContain(
      'Of 36 connections, one after another, 1 was not answered',
    );
    expect(of('even-share', turns(), {}, [...pids, 104]).status).toBe('fail');
  });
});

describe('rotation', () => {
  it('holds for turns, with at most two breaks', () => {
    expect(of('rotation', turns())).toMatchObject({
      status: 'pass',
      because: expect.stringMatching(/kept to the order 101, 102, 103\.$/),
    });
    expect(of('rotation', but({ 10: 101 })).because).toContain('2 breaks');
  });

  it('fails for three breaks, for rows, for one worker alone, and for connections that are lost', () => {
    expect(of('rotation', but({ 10: 101, 35: 101 })).because).toContain('left their order 3 times');
    expect(of('rotation', shuffled).status).toBe('fail');
    expect(
      of(
        'rotation',
        turns().map(() => 101),
      ).because,
    ).toContain('should take turns');
    expect(of('rotation', [...turns(35), 'reset']).because).toContain('Only 35 of 36');
  });
});

describe('explicit-policy', () => {
  const env = { NODE_CLUSTER_SCHED_POLICY: 'none' };

  it('holds when both hold, and tells the policy of the environment', () => {
    const finding = of('explicit-policy', turns(), { env });
    expect(finding.status).toBe('pass');
    expect(finding.because).toContain('NODE_CLUSTER_SCHED_POLICY=none');
  });

  it('fails when either fails', () => {
    expect(of('explicit-policy', shuffled, { env }).status).toBe('fail');
    expect(of('explicit-policy', [...turns(33), 101, 101, 101], { env }).status).toBe('fail');
  });

  it('is unknown when a hang kept either from being judged', () => {
    expect(of('explicit-policy', [...turns(35), 'timed-out'], { env, tooSlow: true }).status).toBe('unknown');
  });
});

describe('one-port', () => {
  it('holds when as many workers as expected answer, and nobody else', () => {
    expect(of('one-port', turns()).status).toBe('pass');
  });

  it('fails for the primary, for another number of workers, for strangers and for silence', () => {
    expect(of('one-port', but({ 5: PRIMARY })).because).toContain('The primary (100)');
    expect(of('one-port', turns(), {}, [...pids, 104]).because).toContain('4 workers; 3 were asked for');
    expect(of('one-port', but({ 5: 300 })).because).toContain('no worker at the end: 300');
    expect(of('one-port', ['reset', 'reset']).because).toContain('None');
  });
});

describe.each(['even-share', 'rotation', 'explicit-policy', 'one-port'])('%s', (use) => {
  it('is open until the row is over, and unknown when it never is', () => {
    const begun = () => settled().mark('sequence-start', { workers: pids }).answer('sequence', 101);
    expect(judged(begun().soFar(), use).status).toBe('open');
    expect(judged(begun().limit('memory').end(), use).status).toBe('unknown');
    expect(judged(settled().end(), use).because).toContain('the row of connections');
  });

  it('blames no hang on the program where the machine stood still', () => {
    const hung = [...turns(35), 'timed-out'] as const;
    expect(of(use, hung).status).toBe(use === 'one-port' ? 'pass' : 'fail');
    expect(of(use, hung, { tooSlow: true }).status).toBe(use === 'one-port' ? 'pass' : 'unknown');
    const gap = settled().gap(700).mark('sequence-start', { workers: pids });
    for (const pid of turns(35)) gap.answer('sequence', pid);
    const told = gap.lost('sequence', 'timed-out').mark('sequence-end', { workers: pids }).end();
    expect(judged(told, use).status).toBe(use === 'one-port' ? 'pass' : 'unknown');
  });
});
