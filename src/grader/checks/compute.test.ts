import { describe, expect, it } from 'vitest';
import { judgeTimeline } from '../judge.ts';
import { judged, labOf } from '../testing/judge-story.ts';
import { booted } from '../testing/openings.ts';
import { PRIMARY, type Story } from '../testing/timeline.ts';

const start = (header: Parameters<typeof booted>[0] = {}): Story =>
  booted({ workers: 1, count: 0, ...header })
    .at(200)
    .mark('computing-start', { pool: 2, count: 3 });

const finish = (story: Story, samples: number[], more: Record<string, number | boolean> = {}): Story =>
  story.mark('computing-end', { pool: 2, count: 3, samples, unanswered: 0, seen: true, ...more }).after(5);

const looks = (n: number, times = 12) => Array.from({ length: times }, () => n);

/** Short requests, each answered after so many milliseconds. */
const short = (story: Story, times: readonly number[]): Story =>
  times.reduce<Story>((so, ms) => {
    const id = so.ask('meanwhile', '/');
    return so.after(ms).reply(id, PRIMARY);
  }, story);

describe('stays-responsive', () => {
  const use = 'stays-responsive';

  it('holds when nearly all short requests are answered at once', () => {
    const story = short(start(), [...looks(3, 9), 120]);
    expect(judged(finish(story, looks(2)).end(), use)).toMatchObject({ status: 'pass' });
  });

  it('fails when they wait, and when one is not answered', () => {
    const slow = finish(short(start(), [...looks(3, 4), ...looks(400, 6)]), []);
    expect(judged(slow.end(), use)).toMatchObject({ status: 'fail', timed: true });
    const reset = finish(short(start(), looks(3)).lost('meanwhile', 'reset'), []);
    expect(judged(reset.end(), use)).toMatchObject({ status: 'fail' });
    const story = short(start(), looks(3));
    const id = story.ask('meanwhile', '/');
    expect(judged(finish(story.after(5000).lose(id, 'timed-out'), []).end(), use).status).toBe('fail');
  });

  it('is unknown on a machine that is too slow, when the grader was kept away, and when too little was asked', () => {
    const slow = (header = {}) => short(start(header), looks(400));
    expect(judged(finish(slow({ tooSlow: true }), []).end(), use).status).toBe('unknown');
    expect(judged(finish(slow().gap(200), []).end(), use).status).toBe('unknown');
    expect(judged(finish(slow().gap(60), []).end(), use).status).toBe('fail');
    expect(judged(finish(short(start(), [3, 3]), []).end(), use).status).toBe('unknown');
    expect(judged(short(start(), looks(3)).end(), use).status).toBe('unknown');
  });
});

describe('results-right', () => {
  const results = ['7=aa', '8=bb'];
  const judge = (story: Story) => {
    const lab = labOf('results-right');
    const [check] = lab.checks;
    if (check !== undefined) check.with = { field: 'hash', results };
    return judgeTimeline(lab, story.end())[0] ?? { status: 'open', because: '' };
  };
  const asked = (story: Story, n: number, hash: string) =>
    story.reply(story.ask('compute', `/hash?n=${n}`), PRIMARY, { body: { pid: PRIMARY, hash } });

  it('holds when every answer has the result of its own request', () => {
    const story = asked(asked(start(), 7, 'aa'), 8, 'bb');
    expect(judge(finish(story, looks(2))).status).toBe('pass');
  });

  it('fails for a result of somebody else, another status, a break, and an answer that never came', () => {
    const swapped = judge(finish(asked(asked(start(), 7, 'bb'), 8, 'aa'), []));
    expect(swapped.status).toBe('fail');
    expect(swapped.because).toContain('result for 8');
    const story = start();
    story.reply(story.ask('compute', '/hash?n=7'), PRIMARY, { ok: false, status: 503 });
    expect(judge(finish(story, [])).status).toBe('fail');
    expect(judge(finish(start().lost('compute', 'reset', '/hash?n=7'), [])).status).toBe('fail');
    expect(judge(finish(asked(start(), 7, 'aa'), [], { unanswered: 1 })).status).toBe('fail');
  });

  it('is unknown when nobody was seen computing, on a machine that let nobody look', () => {
    const story = () => asked(start(), 7, 'aa');
    expect(judge(finish(story().gap(200), [], { unanswered: 1 })).status).toBe('fail');
    expect(judge(finish(story().gap(400), [], { unanswered: 1 })).status).toBe('unknown');
  });

  it('is unknown when nothing was asked, or when it took too long on a machine that is too slow', () => {
    expect(judge(finish(start(), [])).status).toBe('unknown');
    expect(judge(start()).status).toBe('unknown');
    const late = (header = {}) => {
      const story = start(header);
      return story.lose(story.ask('compute', '/hash?n=7'), 'timed-out');
    };
    expect(judge(finish(late(), [])).status).toBe('fail');
    expect(judge(finish(late({ tooSlow: true }), [])).status).toBe('unknown');
  });
});

describe('pool-used and pool-bounded', () => {
  it('hold when POOL threads compute at a time, whatever a few looks saw', () => {
    const run = finish(start(), [...looks(2, 9), 1, 3, 3]).end();
    expect(judged(run, 'pool-used').status).toBe('pass');
    expect(judged(run, 'pool-bounded').status).toBe('pass');
  });

  it('tell too few from too many', () => {
    const few = finish(start(), looks(1)).end();
    expect(judged(few, 'pool-used')).toMatchObject({ status: 'fail', timed: true });
    expect(judged(few, 'pool-bounded').status).toBe('pass');
    const many = finish(start(), looks(3)).end();
    expect(judged(many, 'pool-used').status).toBe('pass');
    expect(judged(many, 'pool-bounded').status).toBe('fail');
  });

  it('are unknown where threads cannot be seen, and when it was over too soon', () => {
    for (const use of ['pool-used', 'pool-bounded']) {
      expect(judged(finish(start(), looks(0), { seen: false }).end(), use).status).toBe('unknown');
      expect(judged(finish(start(), looks(9, 3)).end(), use).status).toBe('unknown');
      expect(judged(start().end(), use).status).toBe('unknown');
    }
    expect(judged(finish(start({ tooSlow: true }), looks(0)).end(), 'pool-used').status).toBe('unknown');
  });
});

describe('status-is', () => {
  const judge = (story: Story) => {
    const lab = labOf('status-is');
    const [check] = lab.checks;
    if (check !== undefined) check.with = { tag: 'bad', status: 400 };
    return judgeTimeline(lab, story.end())[0] ?? { status: 'open' };
  };
  const bad = (status: number, header = {}) => {
    const story = start(header);
    return story.reply(story.ask('bad', '/hash?n=abc'), PRIMARY, { ok: false, status });
  };

  it('holds for the status that was agreed, and for no other', () => {
    expect(judge(bad(400).mark('asked')).status).toBe('pass');
    expect(judge(bad(500).mark('asked')).status).toBe('fail');
    expect(judge(bad(200).mark('asked')).status).toBe('fail');
  });

  it('fails for a break and for silence, and is unknown when nothing was asked', () => {
    expect(judge(start().lost('bad', 'reset').mark('asked')).status).toBe('fail');
    expect(judge(start().lost('bad', 'timed-out').mark('asked')).status).toBe('fail');
    expect(judge(start({ tooSlow: true }).lost('bad', 'timed-out').mark('asked')).status).toBe('unknown');
    expect(judge(start().mark('asked')).status).toBe('unknown');
    expect(judge(bad(400)).status).toBe('unknown');
  });
});
