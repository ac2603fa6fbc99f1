import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];

/** Worker 101 has a request until 1700 ms, and is asked to disconnect meanwhile. */
const leaving = (header: Header = {}, end: (told: Story, work: number) => Story = answered): Story => {
  const told = settled(header).at(200).mark('leave-start', { pid: 101 });
  const work = told.ask('last-work', '/work?ms=1500', 1);
  return end(told.at(400).answer('leave', 101, '/disconnect').at(1700), work);
};
const answered = (told: Story, work: number): Story => told.reply(work, 101);
const over = (told: Story, gone: boolean) => told.mark('leave-end', { pid: 101, gone, limit: 8000 }).end();

describe('ends-when-done', () => {
  const use = 'ends-when-done';

  it('holds for a worker that answers and ends, replaced or not', () => {
    const gone = () => leaving().at(1730).died(101);
    expect(judged(over(gone(), true), use).because).toBe(
      'Worker 101 was asked to disconnect, and gave its last answer at 1.700 s; 30 ms later it had ended.',
    );
    expect(judged(over(gone().born(104), true), use).status).toBe('pass');
  });

  it('holds for one that could be asked for nothing else', () => {
    const told = settled()
      .at(200)
      .mark('leave-start', { pid: 101 })
      .at(210)
      .answer('leave', 101, '/disconnect');
    expect(judged(over(told.at(240).died(101), true), use).status).toBe('pass');
  });

  it('fails for one that stays, but on a machine that is too slow', () => {
    const stays = (header: Header = {}) => over(leaving(header).at(9700), false);
    expect(judged(stays(), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(stays(), use).because).toContain(
      '8000 ms later it had not ended, though the primary lives',
    );
    expect(judged(stays({ tooSlow: true }), use).status).toBe('unknown');
  });

  it('fails for one that drops what it has, or does not answer', () => {
    const drops = leaving({}, (told, work) => told.at(500).died(101).lose(work, 'reset'));
    expect(judged(over(drops, true), use).because).toContain('GET /work?ms=1500');
    const silent = (header: Header = {}) =>
      over(
        leaving(header, (told, work) => told.lose(work, 'timed-out')),
        false,
      );
    expect(judged(silent(), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(silent({ tooSlow: true }), use).status).toBe('unknown');
  });

  it('fails when the primary ends with it', () => {
    expect(judged(over(leaving().at(1720).exit(0).died(101), true), use).because).toContain(
      'the primary ended with code 0',
    );
  });

  it('is unknown when nobody was asked', () => {
    expect(judged(settled().end(), use).status).toBe('unknown');
    expect(judged(leaving().end(), use).status).toBe('unknown');
  });
});
