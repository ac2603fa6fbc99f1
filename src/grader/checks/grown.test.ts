import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled } from '../testing/openings.ts';

type Told = {
  mib: number;
  gone?: boolean;
  size: 'small' | 'large';
  crashes?: boolean;
  replaced?: boolean;
  boots?: boolean;
};

/** Worker 101 has grown by 1 s, to `mib` of the 300 MiB that are wanted, and is watched for 3 s. */
const grown = (
  { mib, gone = false, size, crashes = false, replaced = true, boots = false }: Told,
  header: Parameters<typeof settled>[0] = {},
) => {
  const story = settled(header).at(1000).mark(`grown-${size}`, { pid: 101, mib, to: 300 });
  if (gone && replaced) story.at(2000).born(111);
  if (gone) story.at(2200).died(101);
  if (boots) story.at(2300).born(111);
  if (crashes) story.at(2000).exit(1);
  return story.at(4000).mark(`watched-${size}`, { pid: 101, gone, took: 3000, limit: 3000 });
};

describe('replaces-large', () => {
  const use = 'replaces-large';
  const size = 'large';

  it.each([310, 260])('holds when the worker has gone, at %i MiB', (mib) => {
    const finding = judged(grown({ mib, gone: true, size }).end(), use);
    expect(finding.status).toBe('pass');
    expect(finding.because).toContain('it was replaced at 2.200 s');
  });

  it('fails when it is still there, or the primary has gone', () => {
    expect(judged(grown({ mib: 310, size }).end(), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(grown({ mib: 310, size, crashes: true }).end(), use).because).toContain(
      'The primary ended with code 1',
    );
  });

  it('fails when none has come in its place', () => {
    const finding = judged(grown({ mib: 310, gone: true, replaced: false, size }).end(), use);
    expect(finding).toMatchObject({ status: 'fail', timed: true });
    expect(finding.because).toContain('it went at 2.200 s. 1800 ms later there were 2 workers, not 3.');
    const slow = grown({ mib: 310, gone: true, replaced: false, size }, { tooSlow: true }).end();
    expect(judged(slow, use).status).toBe('unknown');
  });

  it('takes one that is there and has not answered yet', () => {
    const told = grown({ mib: 310, gone: true, replaced: false, boots: true, size }).end();
    expect(judged(told, use).status).toBe('pass');
  });

  it('cannot be judged when it did not grow, when nobody grew, or on a machine that is too slow', () => {
    expect(judged(grown({ mib: 90, size }).end(), use).status).toBe('unknown');
    expect(judged(settled().at(300).end(), use).because).toContain('a worker that can grow');
    expect(judged(grown({ mib: 310, size }, { tooSlow: true }).end(), use).status).toBe('unknown');
  });
});

describe('spares-small', () => {
  const use = 'spares-small';
  const size = 'small';

  it('holds when the worker is still there', () => {
    expect(judged(grown({ mib: 301, size }).end(), use).because).toBe(
      'Worker 101 grew to 301 MiB, and 3000 ms later it was still there.',
    );
  });

  it.each([301, 0])('fails when it has gone, at %i MiB', (mib) => {
    expect(judged(grown({ mib, gone: true, size }).end(), use)).toMatchObject({ status: 'fail' });
  });

  it('cannot be judged when it did not grow, or nobody grew', () => {
    expect(judged(grown({ mib: 90, size }).end(), use).status).toBe('unknown');
    expect(judged(settled().at(300).end(), use).status).toBe('unknown');
  });
});
