import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { PRIMARY, type Story, story } from '../testing/timeline.ts';

type Header = Parameters<typeof story>[0];
const pids = [101, 102, 103];

/** Three workers, forked at 40 ms, with warm-ups of 100, 200 and 300 ms. */
const forked = (header: Header = {}): Story =>
  story(header)
    .launch({ BOOT_MS: '100' })
    .at(40)
    .born(...pids)
    .at(60)
    .lost('poll', 'refused');
/** All have answered at 400 ms. */
const up = (header: Header = {}): Story =>
  forked(header).each(pids, (told, pid, n) => told.at(200 + 100 * n).answer('poll', pid));
/** The line comes now, and these answer; asking takes `took` ms. */
const says = (told: Story, seen: number[] = pids, took = 12): Story =>
  told
    .output('ready', 'stdout')
    .mark('ready-seen')
    .each(seen, (story, pid) => story.answer('at-ready', pid))
    .listeners(PRIMARY)
    .mark('ready-checked', { seen, workers: pids, took });

describe('says-ready', () => {
  const use = 'says-ready';

  it('holds for a line that comes soon after the last worker, or with it', () => {
    expect(judged(says(up().at(410)).end(), use)).toMatchObject({ status: 'pass' });
    expect(judged(says(forked().at(300)).end(), use).status).toBe('pass');
    expect(judged(says(up().at(1390)).end(), use).status).toBe('pass');
  });

  it('fails for one that comes late or never', () => {
    expect(judged(says(up().at(1500)).end(), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(up().at(1900).mark('no-ready').end(), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(forked().at(8000).mark('no-ready').end(), use).because).toContain('there never were 3');
  });

  it('fails for other words and for the other stream, and tells them', () => {
    const words = up().output('Server READY on 8000', 'stdout').at(1900).mark('no-ready').end();
    expect(judged(words, use).because).toContain('Server READY');
    const error = up().output('ready').at(1900).mark('no-ready').end();
    expect(judged(error, use).because).toContain('stderr');
  });

  it('is sure of it on any machine when the workers have answered often since', () => {
    const awake = up({ tooSlow: true }).each(Array.from({ length: 30 }), (told) =>
      told.after(40).answer('poll', 101),
    );
    expect(judged(awake.at(1900).mark('no-ready').end(), use)).toMatchObject({ status: 'fail' });
  });

  it('does not count a worker that has died before the last was up', () => {
    const lost = forked().at(200).answer('poll', 101).at(210).died(101).born(104).at(300).answer('poll', 102);
    const told = lost.at(400).answer('poll', 103).at(900).answer('poll', 104);
    expect(judged(says(told.at(1800)).end(), use).status).toBe('pass');
  });

  it('is unknown when nothing was waited for, or on a machine that is too slow', () => {
    expect(judged(up().end(), use).status).toBe('unknown');
    expect(judged(up().soFar(), use).status).toBe('open');
    expect(judged(up({ tooSlow: true }).at(1900).mark('no-ready').end(), use).status).toBe('unknown');
    expect(judged(up().gap(300).at(1900).mark('no-ready').end(), use).status).toBe('unknown');
  });
});

describe('all-answer-at-ready', () => {
  const use = 'all-answer-at-ready';

  it('holds when every worker answers at once', () => {
    expect(judged(says(up()).end(), use)).toMatchObject({ status: 'pass' });
  });

  it('holds for a worker that is not asked, but holds the port itself', () => {
    const told = up()
      .output('ready', 'stdout')
      .mark('ready-seen')
      .listeners(...pids);
    expect(
      judged(told.mark('ready-checked', { seen: [101], workers: pids, took: 9 }).end(), use).status,
    ).toBe('pass');
  });

  it('fails when some or none do', () => {
    expect(judged(says(forked().at(100), []).end(), use).because).toContain('0 workers of 3');
    expect(judged(says(forked().at(150), [101]).end(), use).because).toContain(
      '1 worker of 3 answered (101)',
    );
  });

  it('is unknown when the line comes with a death that nobody can have heard of', () => {
    const struck = (line: number) =>
      up()
        .at(450)
        .mark('struck', { pids: [101] })
        .at(460)
        .died(101)
        .mark('victims-gone', { pids: [101] })
        .at(line);
    expect(judged(says(struck(480), [102, 103]).end(), use).status).toBe('unknown');
    expect(judged(says(struck(900), [102, 103]).end(), use).status).toBe('fail');
    expect(judged(says(struck(480)).end(), use).status).toBe('pass');
  });

  it('is unknown without the line, and when asking took too long to mean anything', () => {
    expect(judged(up().mark('no-ready').end(), use).status).toBe('unknown');
    expect(judged(says(up(), pids, 400).end(), use)).toMatchObject({ status: 'unknown', timed: true });
    expect(judged(says(up(), [101], 400).end(), use).status).toBe('fail');
  });
});

describe('ready-once', () => {
  const use = 'ready-once';

  it('holds for one line among others', () => {
    const told = says(up()).output('worker 4 is ready', 'stdout').output('ready').end();
    expect(judged(told, use)).toMatchObject({ status: 'pass' });
  });

  it('fails for a second line, also much later', () => {
    const told = says(up()).at(2000).output('ready', 'stdout').at(2010).mark('steady-end').end();
    expect(judged(told, use).because).toContain('2 times');
  });

  it('is unknown without any', () => {
    expect(judged(up().end(), use).status).toBe('unknown');
    expect(judged(says(up()).soFar(), use).status).toBe('open');
  });
});

describe('none-before-warm', () => {
  const use = 'none-before-warm';

  it('holds when each answers after its own warm-up', () => {
    expect(judged(says(up()).end(), use)).toMatchObject({ status: 'pass' });
  });

  it('holds when nobody answers, as long as somebody was there to be asked', () => {
    expect(judged(forked().at(2000).end(), use).because).toContain('nobody answered');
    expect(judged(story().launch({ BOOT_MS: '100' }).lost('poll', 'refused').end(), use).status).toBe(
      'unknown',
    );
    expect(judged(story().launch({ BOOT_MS: '100' }).born(101).end(), use).status).toBe('unknown');
  });

  it('fails for an answer that comes too soon, also of a later worker', () => {
    expect(judged(forked().at(120).answer('poll', 101).end(), use)).toMatchObject({ status: 'fail' });
    expect(judged(forked().at(200).answer('poll', 101).answer('poll', 103).end(), use).because).toContain(
      '103',
    );
  });
});
