import { describe, expect, it } from 'vitest';
import { changesOf } from '../prefixes.ts';
import { drain, nothing, SINCE, steps, stopped, type Tell } from '../testing/drain.ts';
import { judged, labOf } from '../testing/judge-story.ts';
import { settled } from '../testing/openings.ts';
import type { Story } from '../testing/timeline.ts';

const ALL = [
  'finishes-in-flight',
  'refuses-new',
  'exits-promptly',
  'exits-zero',
  'leaves-no-orphans',
  'no-respawn',
  'handles-ctrl-c',
];
const status = (use: string, ...args: Parameters<typeof drain>) => judged(drain(...args), use).status;

describe.each(ALL)('%s', (use) => {
  it('holds for an orderly drain', () => {
    expect(judged(drain(), use)).toMatchObject({ status: 'pass' });
  });

  it('is open before the signal, and unknown when none came or it never served', () => {
    expect(judged(settled({ workers: 2 }).soFar(), use).status).toBe('open');
    expect(judged(settled({ workers: 2 }).end(), use).because).toContain('requests are in flight');
    const { told } = stopped();
    const flood = judged(told.limit('output').after(5).exit(null, 'SIGKILL').died(101, 102).end(), use);
    expect(flood).toMatchObject({ status: 'unknown', because: expect.stringContaining('because of output') });
  });
});

describe('finishes-in-flight', () => {
  const use = 'finishes-in-flight';

  it('fails for an answer that is reset, hangs, is wrong or comes too soon to be true', () => {
    const lose = (outcome: 'reset' | 'timed-out'): Partial<typeof steps> => ({
      answers: (told, [first = 0, ...rest]) => steps.answers(told.lose(first, outcome), rest),
    });
    expect(status(use, lose('reset'))).toBe('fail');
    expect(status(use, lose('timed-out'))).toBe('fail');
    const answered = (more: object): Partial<typeof steps> => ({
      answers: (told, [first = 0, ...rest]) => steps.answers(told.reply(first, 101, more), rest),
    });
    expect(status(use, answered({ ok: false, status: 503, detail: 'status 503' }))).toBe('fail');
    const hasty = settled({ workers: 2 }).at(200);
    const id = hasty.ask('in-flight', '/work?ms=400');
    const soon = hasty.at(250).reply(id, 101).at(SINCE).signal('SIGTERM').at(900).mark('watched').end();
    expect(judged(soon, use).because).toContain('too soon for the work');
  });

  it('fails for one that is lost before the signal, or never ends', () => {
    const told = settled({ workers: 2 }).at(200);
    const id = told.ask('in-flight', '/work?ms=400');
    expect(judged(told.at(250).lose(id, 'reset').at(SINCE).signal('SIGTERM').end(), use).because).toContain(
      'even before SIGTERM came',
    );
    expect(judged(stopped().told.at(900).mark('watched').end(), use).because).toContain(
      'Of 4 requests in flight, 4 were still unanswered when the run ended at 0.900 s',
    );
  });

  it('keeps its word when more are lost after the signal than before it', () => {
    const told = settled({ workers: 2 }).at(200);
    const [early, ...others] = [1, 2, 3].map(() => told.ask('in-flight', '/work?ms=400'));
    told
      .at(250)
      .lose(early ?? 0, 'reset')
      .at(SINCE)
      .signal('SIGTERM');
    const seen = told.at(320).each(others, (all, id) => all.lose(id, 'reset'));
    const [check] = labOf(use).checks;
    expect(check === undefined ? ['none'] : changesOf(seen.end(), check)).toEqual([]);
    expect(judged(seen.end(), use).because).toContain('even before SIGTERM came');
  });

  it("does not take what the grader's own end breaks off for a connection that the program reset", () => {
    const { told, ids } = stopped();
    const { events, ...header } = told.at(900).mark('watched').end();
    const lost = ids.map((id) => ({
      kind: 'response' as const,
      id,
      outcome: 'reset' as const,
      ok: false,
      t: 905,
    }));
    const all = [...events.slice(0, -1), ...lost, ...events.slice(-1)].map((event, i) => ({ ...event, i }));
    const finding = judged({ ...header, events: all }, use);
    expect(finding.because).toContain('4 were still unanswered when the run ended');
    expect(finding.because).not.toContain('reset');
  });

  it('does not count what was done before the signal, and is unknown when all was', () => {
    const told = settled({ workers: 2 }).at(200);
    const id = told.ask('in-flight', '/work?ms=50');
    expect(
      judged(told.at(260).reply(id, 101).at(SINCE).signal('SIGTERM').mark('watched').end(), use).status,
    ).toBe('unknown');
  });

  it('says so when no connection could be kept', () => {
    const { told, ids } = stopped();
    told.mark('kept-open', { connections: 0 });
    expect(judged(steps.answers(told, ids).end(), use).because).toContain('keeps no connection open');
  });
});

describe('refuses-new', () => {
  const use = 'refuses-new';
  const tried = (after: number, tell: Tell): Partial<typeof steps> => ({
    tries: (told) => tell(told.at(SINCE + after)),
  });

  it('takes a reset for a refusal, and does not mind answers before 250 ms', () => {
    expect(
      status(
        use,
        tried(255, (told) => told.lost('late', 'reset')),
      ),
    ).toBe('pass');
    const early: Tell = (told) =>
      told
        .answer('late', 101)
        .at(SINCE + 260)
        .lost('late', 'refused');
    expect(status(use, tried(240, early))).toBe('pass');
  });

  it('fails for an answer, of whatever kind, and for a hang', () => {
    expect(
      status(
        use,
        tried(255, (told) => told.answer('late', 101)),
      ),
    ).toBe('fail');
    const busy: Tell = (told) => told.reply(told.ask('late'), 101, { ok: false, status: 503 } as object);
    expect(status(use, tried(255, busy))).toBe('fail');
    expect(judged(drain(tried(255, (told) => told.lost('late', 'timed-out'))), use).because).toContain(
      'hung',
    );
  });

  it('is unknown when nothing was tried, nothing was answered, or the machine is no judge', () => {
    expect(status(use, { tries: nothing })).toBe('unknown');
    expect(status(use, { answers: nothing })).toBe('unknown');
    expect(
      status(
        use,
        tried(255, (told) => told.answer('late', 101)),
        { tooSlow: true },
      ),
    ).toBe('unknown');
    expect(
      status(
        use,
        tried(255, (told) => told.gap(300).answer('late', 101)),
      ),
    ).toBe('unknown');
  });

  it('gives a slow machine more time', () => {
    const slow = tried(400, (told) =>
      told
        .answer('late', 101)
        .at(SINCE + 600)
        .lost('late', 'refused'),
    );
    expect(
      status(
        use,
        { ...slow, answers: (told, ids) => steps.answers(told.at(SINCE + 600), ids) },
        { scale: 2 },
      ),
    ).toBe('pass');
  });
});

describe('exits-promptly', () => {
  const use = 'exits-promptly';
  const exits = (after: number): Partial<typeof steps> => ({
    exit: (told) => told.at(SINCE + 310 + after).exit(0),
    watched: (told) => told.after(50).mark('watched'),
  });

  it('allows 500 ms after the last answer, and no more', () => {
    expect(status(use, exits(490))).toBe('pass');
    expect(status(use, exits(510))).toBe('fail');
    expect(status(use, exits(900), { scale: 2 })).toBe('pass');
    const stays = { exit: nothing, watched: (told: Story) => told.at(SINCE + 900).mark('watched') };
    expect(judged(drain(stays), use).because).toContain('still running');
  });

  it('is unknown without a last answer, and where the machine is no judge', () => {
    expect(status(use, { answers: nothing })).toBe('unknown');
    const some = { answers: (told: Story, ids: number[]) => steps.answers(told, ids.slice(1)) };
    expect(judged(drain(some), use).because).toContain('1 request in flight never ended');
    expect(status(use, exits(900), { tooSlow: true })).toBe('unknown');
    expect(status(use, { ...exits(900), workers: (told) => told.gap(110) })).toBe('unknown');
    expect(status(use, { ...exits(1590), workers: (told) => told.gap(110) })).toBe('unknown');
  });

  it('fails for what no pause of the machine explains', () => {
    const paused = (ms: number) => ({ ...exits(ms), workers: (told: Story) => told.gap(110) });
    expect(status(use, paused(1610))).toBe('fail');
    expect(status(use, paused(1610), { tooSlow: true })).toBe('unknown');
    const stays = (ms: number) => ({
      ...paused(0),
      exit: nothing,
      watched: (told: Story) => told.at(SINCE + 310 + ms).mark('watched'),
    });
    expect(status(use, stays(1590))).toBe('unknown');
    expect(status(use, stays(1610))).toBe('fail');
  });

  it('gives a primary that stays the time after which no pause explains it', () => {
    const { told, ids } = stopped();
    steps
      .answers(told, ids)
      .gap(110)
      .at(SINCE + 1200)
      .mark('still-there');
    expect(judged(told.soFar(), use).status).toBe('open');
    told.at(SINCE + 1930).mark('still-there');
    expect(judged(told.soFar(), use).status).toBe('fail');
  });

  it('waits for what arrives when all processes are gone', () => {
    const { told, ids } = stopped();
    const [first = 0, ...rest] = ids;
    const gone = steps.exit(steps.workers(steps.answers(told, rest)));
    const late = steps.watched(gone).after(2).lose(first, 'reset').after(1).end();
    expect(judged(late, use).status).toBe('pass');
  });
});

describe('exits-zero', () => {
  const use = 'exits-zero';
  const because = (exit: Tell) => judged(drain({ exit: (told) => exit(told.at(SINCE + 340)) }), use).because;

  it('fails for another code, a death by signal, and a primary that stays', () => {
    expect(because((told) => told.exit(1))).toContain('code 1');
    expect(because((told) => told.exit(null, 'SIGTERM'))).toContain('nothing in it handles that signal');
    expect(because((told) => told.exit(null, 'SIGKILL'))).toContain('killed by SIGKILL');
    expect(because(nothing)).toContain('still running');
  });

  it('fails for a primary that had gone before', () => {
    const told = settled({ workers: 2 }).at(250).exit(0).at(SINCE).signal('SIGTERM').mark('watched').end();
    expect(judged(told, use).because).toContain('before SIGTERM');
  });

  it('is unknown for one that stays on a machine that is too slow', () => {
    expect(status(use, { exit: nothing }, { tooSlow: true })).toBe('unknown');
  });
});

it('a machine that stands still after the word was given changes nothing, also where several checks are one', () => {
  const slow = (gap: number): Story => {
    const { told, ids } = stopped();
    steps.answers(told, ids);
    told.at(1200).mark('still-there');
    if (gap > 0) told.gap(gap);
    return told.at(2600).mark('watched', { left: [] });
  };
  for (const gap of [0, 700]) {
    const timeline = slow(gap).at(2700).exit(0).end();
    expect(judged(timeline, 'handles-ctrl-c').because).toContain('the primary was still running');
  }
});
