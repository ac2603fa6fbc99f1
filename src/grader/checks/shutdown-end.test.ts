import { describe, expect, it } from 'vitest';
import { drain, nothing, SINCE, steps, stopped, type Tell } from '../testing/drain.ts';
import { judged } from '../testing/judge-story.ts';
import { settled } from '../testing/openings.ts';
import { PRIMARY } from '../testing/timeline.ts';

const status = (use: string, ...args: Parameters<typeof drain>) => judged(drain(...args), use).status;

describe('leaves-no-orphans', () => {
  const use = 'leaves-no-orphans';
  const left = (workers: Tell): Partial<typeof steps> => ({
    workers: nothing,
    watched: (told) => steps.watched(workers(told)),
  });

  it('allows 100 ms, and counts whatever lives, also what is no worker', () => {
    expect(
      status(
        use,
        left((told) => told.at(SINCE + 420).died(101, 102)),
      ),
    ).toBe('pass');
    expect(judged(drain(left((told) => told.at(SINCE + 500).died(101, 102))), use).because).toContain(
      '2 processes (101, 102) were still alive',
    );
    expect(status(use, left(nothing))).toBe('fail');
    expect(status(use, { workers: (told) => steps.workers(told.helper(300, false, 'descendant')) })).toBe(
      'fail',
    );
  });

  it('waits for the last look before it blames anybody', () => {
    const { told, ids } = stopped();
    steps
      .exit(steps.answers(told, ids))
      .at(SINCE + 480)
      .lost('late', 'refused');
    expect(judged(told.soFar(), use).status).toBe('open');
  });

  it('is unknown when the primary never goes, nothing was answered, or the grader could not look', () => {
    expect(status(use, { exit: nothing })).toBe('unknown');
    expect(status(use, { answers: nothing })).toBe('unknown');
    expect(
      status(
        use,
        left((told) => told.gap(120)),
      ),
    ).toBe('unknown');
    expect(status(use, left(nothing), { tooSlow: true })).toBe('unknown');
  });
});

describe('no-respawn', () => {
  const use = 'no-respawn';
  const fork = (after: number): Partial<typeof steps> => ({
    workers: (told) =>
      steps
        .workers(told.at(SINCE + after).born(103))
        .at(SINCE + 335)
        .died(103),
  });

  it('fails for a worker of which it is sure that it came after the signal', () => {
    expect(judged(drain(fork(320)), use).because).toContain('103');
    expect(status(use, { tries: (told) => steps.tries(told.at(SINCE + 3).born(103)) })).toBe('pass');
    expect(status(use, { tries: (told) => steps.tries(told.at(SINCE + 6).born(103)) })).toBe('fail');
  });

  it('does not mind a child that is no worker, and is unknown when nothing was answered', () => {
    expect(status(use, { tries: (told) => steps.tries(told.at(SINCE + 50).helper(300)) })).toBe('pass');
    expect(status(use, { answers: nothing })).toBe('unknown');
  });
});

describe('handles-ctrl-c', () => {
  const use = 'handles-ctrl-c';

  it('fails for what any of its parts fails for', () => {
    expect(status(use, { answers: (told, ids) => told.each(ids, (all, id) => all.lose(id, 'reset')) })).toBe(
      'fail',
    );
    expect(status(use, { exit: (told) => told.at(SINCE + 340).exit(130) })).toBe('fail');
    expect(
      status(use, {
        exit: (told) => told.at(SINCE + 990).exit(0),
        watched: (told) => told.after(9).mark('watched'),
      }),
    ).toBe('fail');
    expect(status(use, { workers: nothing })).toBe('fail');
  });

  it('does not ask for refusals', () => {
    expect(status(use, { tries: (told) => told.at(SINCE + 255).answer('late', 101) })).toBe('pass');
  });

  it('is unknown when a part of it is', () => {
    expect(status(use, { workers: nothing }, { tooSlow: true })).toBe('unknown');
  });
});

describe('meets-deadline', () => {
  const use = 'meets-deadline';
  const ends = (ms: number, header: Parameters<typeof settled>[0] = {}, happens: Tell = nothing) => {
    const told = settled({ workers: 2, env: { SHUTDOWN_TIMEOUT_MS: '1500' }, ...header }).at(SINCE);
    told.mark('in-flight-ready').mark('signalled').signal('SIGTERM');
    const gone = happens(told)
      .at(SINCE + ms)
      .exit(0)
      .died(101, 102);
    return judged(
      gone
        .at(SINCE + Math.max(2300, ms + 10))
        .mark('watched')
        .after(1)
        .end(),
      use,
    );
  };

  it('holds between 80 % of the timeout and half a second after it', () => {
    expect([1201, 1500, 1999].map((ms) => ends(ms).status)).toEqual(['pass', 'pass', 'pass']);
    expect(ends(2400, { scale: 2 }).status).toBe('pass');
  });

  it('fails for what goes too soon, too late, or not at all', () => {
    expect(ends(1190).because).toContain('1190 ms after the signal');
    expect(ends(3).because).toContain('Everything was gone 3 ms after the signal');
    expect(ends(2010)).toMatchObject({ status: 'fail', timed: true });
    expect(ends(1500, {}, (told) => told.helper(300)).status).toBe('fail');
    const told = settled({ workers: 2, env: { SHUTDOWN_TIMEOUT_MS: '1500' } })
      .at(SINCE)
      .signal('SIGTERM');
    const stays = told
      .at(1800)
      .died(101)
      .at(SINCE + 2300)
      .mark('watched', { left: [PRIMARY] });
    expect(judged(stays.after(1).end(), use).because).toContain('2 processes (100, 102) were still alive');
  });

  it('fails for a program that had ended before', () => {
    const told = settled({ workers: 2, env: { SHUTDOWN_TIMEOUT_MS: '1500' } })
      .at(200)
      .exit(0)
      .died(101, 102);
    const gone = told.at(SINCE).signal('SIGTERM').at(900).mark('watched').end();
    expect(judged(gone, use).because).toContain('before the signal');
  });

  it('is unknown where the machine is no judge, without a timeout, and when it was never asked', () => {
    expect(ends(2010, { tooSlow: true }).status).toBe('unknown');
    expect(ends(2010, {}, (told) => told.gap(450)).status).toBe('unknown');
    expect(ends(6490, {}, (told) => told.gap(450)).status).toBe('unknown');
    expect(ends(6510, {}, (told) => told.gap(450)).status).toBe('fail');
    expect(ends(1500, { env: {} }).because).toContain('no SHUTDOWN_TIMEOUT_MS');
    expect(judged(settled({ workers: 2 }).end(), use).status).toBe('unknown');
  });
});
