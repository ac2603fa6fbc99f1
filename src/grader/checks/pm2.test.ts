import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled } from '../testing/openings.ts';

const listed = (names: string, modes: string) =>
  settled()
    .at(300)
    .mark('pm2-list', { count: names.split(',').length, names, modes })
    .end();
const nothing = listed('', '');
const unheard = settled().at(300).end();
const CLUSTER = 'cluster_mode,cluster_mode';

describe('cluster-mode', () => {
  const use = 'cluster-mode';

  it('holds when all processes are in cluster mode', () => {
    expect(judged(listed('shop,shop', CLUSTER), use)).toMatchObject({
      status: 'pass',
      because: 'PM2 lists 2 processes, in cluster_mode.',
    });
  });

  it.each(['fork_mode', 'fork_mode,fork_mode', 'cluster_mode,fork_mode'])('fails for %s', (modes) => {
    const finding = judged(listed('shop,shop', modes), use);
    expect(finding.status).toBe('fail');
    expect(finding.because).toContain('in fork_mode');
  });

  it('fails for an empty list, and cannot be judged without one', () => {
    expect(judged(nothing, use).because).toBe('PM2 lists no process at all.');
    expect(judged(unheard, use)).toMatchObject({
      status: 'unknown',
      because: "Not judged: the run never came to PM2's list of its processes.",
    });
  });
});

describe('app-name', () => {
  const use = 'app-name';
  const name = { name: 'shop' };

  it('holds when all processes have the name', () => {
    expect(judged(listed('shop,shop', CLUSTER), use, name).status).toBe('pass');
  });

  it.each(['server,server', 'shop,server', 'Shop,Shop'])('fails for %s', (names) => {
    const finding = judged(listed(names, CLUSTER), use, name);
    expect(finding.status).toBe('fail');
    expect(finding.because).toContain('it should be "shop"');
  });

  it('fails for an empty list, and cannot be judged without one', () => {
    expect(judged(nothing, use, name).status).toBe('fail');
    expect(judged(unheard, use, name).status).toBe('unknown');
  });
});
