import { describe, expect, it } from 'vitest';
import type { Finding } from '../domain/finding.ts';
import type { Lab } from '../domain/lab.ts';
import { checks } from './checks/registry.ts';
import { combine, judgeTimeline, ScenarioJudge, statusOf } from './judge.ts';
import { labOf } from './testing/judge-story.ts';
import { booted, settled } from './testing/openings.ts';

const finding = (status: Finding['status'], because: string = status): Finding => ({
  check: 'serves',
  status,
  because,
  cites: [3],
});
/** A lab whose one check is judged in these scenarios. */
const labIn = (...scenarios: string[]): Lab => {
  const lab = labOf('serves');
  return { ...lab, checks: lab.checks.map((check) => ({ ...check, scenarios })) };
};
const combined = (...statuses: (Finding['status'] | undefined)[]) => {
  const ids = statuses.map((_, at) => `s${at}`);
  const found = statuses.map(
    (status, at) => [`s${at}`, status === undefined ? [] : [finding(status)]] as const,
  );
  const [result] = combine(labIn(...ids), new Map(found));
  return result;
};

describe('combine', () => {
  it('is any fail, else any unknown, else pass', () => {
    expect(combined('pass', 'unknown', 'fail')?.status).toBe('fail');
    expect(combined('pass', 'unknown')?.status).toBe('unknown');
    expect(combined('pass', 'pass')?.status).toBe('pass');
  });

  it('takes a scenario that did not run for unknown', () => {
    expect(combined('pass', undefined)?.status).toBe('unknown');
    expect(combined('fail', undefined)?.status).toBe('fail');
    expect(combined(undefined)?.because).toContain('did not run');
  });

  it('gives points for a pass only', () => {
    expect([combined('pass'), combined('unknown'), combined('fail')].map((each) => each?.points)).toEqual([
      10, 0, 0,
    ]);
  });

  it('names and cites the scenarios that tell, and no others', () => {
    const result = combined('pass', 'fail');
    expect(result?.because).toBe('[s1] fail');
    expect(result?.cites).toEqual([{ scenario: 's1', event: 3 }]);
    expect(combined('pass', 'pass')?.because).toBe('pass');
  });

  it('tells that the machine was too busy, where that is why it is unknown', () => {
    const because = (timed: boolean) => [{ ...finding('unknown'), ...(timed ? { timed } : {}) }];
    const of = (...scenarios: Finding[][]) =>
      combine(
        labIn(...scenarios.map((_, at) => `s${at}`)),
        new Map(scenarios.map((all, at) => [`s${at}`, all])),
      )[0];
    expect(of(because(true), [finding('pass')])?.tooBusy).toBe(true);
    expect(of(because(false))).not.toHaveProperty('tooBusy');
    expect(of(because(true), [finding('fail')])).not.toHaveProperty('tooBusy');
    expect(of([{ ...finding('pass'), timed: true }])).not.toHaveProperty('tooBusy');
  });
});

describe('statusOf', () => {
  it('is any fail, else any unknown, else pass; nothing at all is unknown', () => {
    expect(statusOf([{ status: 'pass' }, { status: 'unknown' }, { status: 'fail' }])).toBe('fail');
    expect(statusOf([{ status: 'pass' }, { status: 'unknown' }])).toBe('unknown');
    expect(statusOf([{ status: 'pass' }])).toBe('pass');
    expect(statusOf([])).toBe('unknown');
  });
});

describe('ScenarioJudge', () => {
  it('turns a check that throws into unknown, and says so', () => {
    const timeline = settled().mark('sequence-end').end();
    const judge = new ScenarioJudge(labOf('even-share'), timeline);
    Object.defineProperty(judge.view, 'tagged', {
      value: () => {
        throw new Error('a fault of ours');
      },
    });
    for (const event of timeline.events) judge.push(event);
    expect(judge.findings()).toMatchObject([
      { status: 'unknown', because: expect.stringContaining('a fault of ours') },
    ]);
  });

  it('decides each check once', () => {
    const judge = new ScenarioJudge(labOf('serves'), settled().end());
    const told = booted().limit('output').limit('memory').end();
    expect(told.events.flatMap((event) => judge.push(event))).toHaveLength(1);
    expect(judge.findings()).toHaveLength(1);
  });

  it('asks nothing of scenarios that a check does not name', () => {
    expect(judgeTimeline(labIn('other'), booted().end())).toEqual([]);
  });

  it('holds a broken limit against `serves` in a scenario too that `serves` does not name', () => {
    const lab = labOf('serves');
    const flood = booted({ scenario: 'other' }).limit('output', 'it printed more than 1 MiB').end();
    const findings = judgeTimeline(lab, flood);
    expect(findings).toMatchObject([{ check: 'serves', status: 'fail' }]);
    const seen = new Map([
      ['test', judgeTimeline(lab, booted().end())],
      ['other', findings],
    ]);
    const [result] = combine(lab, seen);
    expect(result).toMatchObject({ status: 'fail', points: 0, scenarios: ['test', 'other'] });
    expect(result?.because).toMatch(/^\[other\] It printed too much/);
    seen.set('other', judgeTimeline(lab, booted({ scenario: 'other' }).end()));
    expect(combine(lab, seen)).toMatchObject([{ status: 'pass', scenarios: ['test'] }]);
  });

  it('refuses a check that nobody knows', () => {
    expect(() => judgeTimeline(labOf('no-such-check'), booted().end())).toThrow(
      'no check is called no-such-check',
    );
  });
});

it.each(Object.entries(checks))(
  '%s: a run that is over leaves nothing open, however little was seen',
  (use) => {
    const over = [
      booted().end(),
      booted({ count: 0 }).end(),
      settled().at(400).exit(1).end(),
      settled().limit('time').end(),
    ];
    for (const timeline of over) {
      const [found] = judgeTimeline(labOf(use), timeline);
      expect(found?.status).toMatch(/^(pass|fail|unknown)$/);
      if (use !== 'serves' && use !== 'real-workers' && use !== 'never-too-many')
        expect(found?.status).not.toBe('pass');
      expect(found?.because.length).toBeGreaterThan(10);
    }
  },
);

it.each(Object.entries(checks))('%s: nothing was ever served, so nothing is passed', (use) => {
  const timeline = booted({ count: 0 }).soFar();
  const events = timeline.events.filter(
    ({ kind }) => kind !== 'request' && kind !== 'response' && kind !== 'condition',
  );
  const end = { kind: 'end' as const, left: [], i: events.length, t: 900 };
  const [found] = judgeTimeline(labOf(use), { ...timeline, events: [...events, end] });
  expect(found?.status).not.toBe('pass');
});
