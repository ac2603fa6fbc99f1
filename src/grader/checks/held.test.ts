import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';
import { type Story, story } from '../testing/timeline.ts';

const polls = (told: Story, from: number, to: number, pids: readonly number[]): Story => {
  for (let t = from; t < to; t += 50) {
    const id = told.at(t).ask('poll');
    told.after(5).reply(id, pids[(t / 50) % pids.length] ?? 0);
  }
  return told;
};

describe('ends-held', () => {
  const use = 'ends-held';
  const limits = { limit: 14_000, holds: 8000 };

  /** 102 is held, takes its last connection at about 1 s, and is gone after so long. */
  const held = (ms: number, header: Parameters<typeof settled>[0] = {}, gap = 0, own = false) => {
    const told = settled({ workers: 2, ...header })
      .at(400)
      .mark('held', { pid: 102 });
    told.at(500).mark('reload-sent', { by: 'pm2 reload', workers: workerPids(2) });
    polls(told, 550, 1000, [101, 102]).at(1000).born(111).died(101);
    if (gap > 0) told.gap(gap);
    if (own) told.listeners(101, 102);
    polls(told, 1050, 1000 + ms, [111])
      .at(1000 + ms)
      .died(102)
      .born(112);
    return told.at(1500 + ms).mark('reloaded', { workers: [111, 112], took: 1000 + ms });
  };

  it('holds when the worker goes within its time, and says how the reload went', () => {
    expect(judged(held(8300).end(), use, limits).status).toBe('pass');
    expect(judged(held(5000).end(), use, limits).because).toContain('6000 ms later all of them had gone');
  });

  it('fails when it stays for longer', () => {
    const finding = judged(held(10_000).end(), use, limits);
    expect(finding).toMatchObject({ status: 'fail', timed: true });
    expect(finding.because).toContain(
      'Worker 102, with a request that never ends, took no new connection from 1.200 s on',
    );
  });

  it('does not say so on a machine that stood still, or is too slow', () => {
    expect(judged(held(10_000, {}, 2000).end(), use, limits).status).toBe('unknown');
    expect(judged(held(10_000, { tooSlow: true }).end(), use, limits).status).toBe('unknown');
  });

  it('does not say so where the workers hold the port, and take no turns', () => {
    expect(judged(held(10_000, {}, 0, true).end(), use, limits).status).toBe('pass');
  });

  it('fails when the reload does not come to its end', () => {
    const told = settled({ workers: 2 }).at(400).mark('held', { pid: 102 });
    told.at(500).mark('reload-sent', { workers: workerPids(2) });
    told.at(15_000).mark('not-reloaded', { old: [102], workers: [102] });
    expect(judged(told.end(), use, limits).status).toBe('fail');
  });
});

describe('socket-first', () => {
  const use = 'socket-first';
  const loads = { loads: 3600 };

  const opens = (at: number | undefined, { served = true, put = 10, header = {} } = {}) => {
    const told = story({ workers: 2, ...header }).launch();
    if (put < 500) told.at(put).mark('file-put');
    told.at(500).born(101);
    if (put > 500) told.at(put).mark('file-put');
    if (at !== undefined) told.at(at).mark('socket-open');
    told.at(4400);
    const id = told.ask('poll');
    told.after(5).reply(id, 101, served ? {} : { status: 503, ok: false });
    return told
      .at(4500)
      .mark('socket-watched', { open: at !== undefined, served })
      .after(5)
      .end();
  };

  it('holds when the socket is open long before PORT answers', () => {
    expect(judged(opens(800), use, loads)).toMatchObject({
      status: 'pass',
      because: 'The socket was open at 0.800 s, 3605 ms before the first answer on PORT.',
    });
  });

  it('fails when it opens with PORT, or never', () => {
    expect(judged(opens(4300), use, loads)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(opens(undefined), use, loads).because).toContain('By then nobody listened on the socket');
  });

  it('cannot be judged when PORT never answers, when there was nothing to load, or on a machine that is too slow', () => {
    expect(judged(opens(800, { served: false }), use, loads).status).toBe('unknown');
    expect(judged(opens(4300, { put: 600 }), use, loads).status).toBe('unknown');
    expect(judged(opens(4300, { header: { tooSlow: true } }), use, loads).status).toBe('unknown');
  });
});
