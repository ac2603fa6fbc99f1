import { describe, expect, it } from 'vitest';
import { judgeTimeline } from '../judge.ts';
import { judged, labOf } from '../testing/judge-story.ts';
import { type Story, story } from '../testing/timeline.ts';

type Visits = { connections: number; requests: number; mostAtOnce: number; shares: number[] };
const FAIR: Visits = { connections: 36, requests: 36, mostAtOnce: 1, shares: [12, 12, 12] };

const ran = (lines: readonly string[], code: number | null, header = {}): Story => {
  const told = story(header).launch().at(100).mark('booted').at(300);
  for (const line of lines) told.output(line, 'stdout');
  return code === null ? told.at(15_000) : told.exit(code);
};
const over = (told: Story, seen: Visits = FAIR) =>
  told
    .condition('client-ended', true, 15_000)
    .mark('client-over', { ...seen })
    .after(5)
    .end();
const word = (run: ReturnType<typeof over>, wanted: string) => {
  const lab = labOf('right-verdict');
  const [check] = lab.checks;
  if (check !== undefined) check.with = { word: wanted, truth: 'it is so' };
  return judgeTimeline(lab, run)[0] ?? { status: 'open', because: '' };
};

describe('reaches-verdict', () => {
  const use = 'reaches-verdict';

  it('holds for each of the three words as the last line', () => {
    for (const last of ['balanced', 'unbalanced', ' unknown '])
      expect(judged(over(ran(['12, 12, 12', last, ''], 0)), use).status).toBe('pass');
  });

  it('fails without a word, with another one, and for one that does not end', () => {
    expect(judged(over(ran([], 0)), use).status).toBe('fail');
    expect(judged(over(ran(['it is balanced'], 0)), use).status).toBe('fail');
    expect(judged(over(ran(['balanced', 'bye'], 0)), use).status).toBe('fail');
    const crashed = ran([], 1).output('Error: connect ECONNREFUSED');
    expect(judged(over(crashed), use).because).toContain('ECONNREFUSED');
    expect(judged(over(ran(['balanced'], null)), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(ran([], null).limit('output').end(), use).status).toBe('fail');
  });

  it('is unknown when the machine was too slow, or when it never came so far', () => {
    expect(judged(over(ran([], null, { tooSlow: true })), use).status).toBe('unknown');
    expect(judged(ran(['balanced'], 0).end(), use).status).toBe('unknown');
  });
});

describe('right-verdict', () => {
  it('holds for the true word only', () => {
    expect(word(over(ran(['balanced'], 0)), 'balanced').status).toBe('pass');
    expect(word(over(ran(['unbalanced'], 1)), 'balanced').status).toBe('fail');
    expect(word(over(ran(['balanced'], 0)), 'unknown').status).toBe('fail');
    expect(word(over(ran([], 0)), 'balanced').status).toBe('fail');
  });

  it('tells what the server saw', () => {
    const kept = { connections: 1, requests: 36, mostAtOnce: 1, shares: [1, 0, 0] };
    const told = word(over(ran(['unbalanced'], 1), kept), 'balanced').because;
    expect(told).toContain('36 requests over 1 connection');
    const none = { ...kept, connections: 0, requests: 0 };
    expect(word(over(ran(['balanced'], 0), none), 'unknown').because).toContain('no connection');
  });

  it('is unknown when the machine may be why nothing could be known', () => {
    expect(word(over(ran(['unknown'], 2)), 'balanced')).toMatchObject({ status: 'fail', timed: true });
    expect(word(over(ran(['unknown'], 2).gap(900)), 'balanced').status).toBe('unknown');
    expect(word(over(ran(['unknown'], 2).gap(900)), 'unknown').status).toBe('pass');
    expect(word(ran(['balanced'], 0).end(), 'balanced').status).toBe('unknown');
  });
});

describe('exit-code-fits', () => {
  const use = 'exit-code-fits';

  it('holds when the code is that of the word', () => {
    expect(judged(over(ran(['balanced'], 0)), use).status).toBe('pass');
    expect(judged(over(ran(['unknown'], 2)), use).status).toBe('pass');
    expect(judged(over(ran(['unbalanced'], 0)), use).status).toBe('fail');
  });

  it('is unknown without a word, and without an end', () => {
    expect(judged(over(ran([], 1)), use).status).toBe('unknown');
    expect(judged(over(ran(['balanced'], null)), use).status).toBe('unknown');
    expect(judged(ran(['balanced'], 0).end(), use).status).toBe('unknown');
  });
});
