import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';
import { PRIMARY, type Story } from '../testing/timeline.ts';

type Header = Parameters<typeof settled>[0];
const pids = workerPids(3);
type Tell = (told: Story) => Story;
const asIs: Tell = (told) => told;

/** The first `count` workers are killed at 200 ms and gone at 205. */
const killed = (count = 1, header: Header = {}): Story => {
  const victims = pids.slice(0, count);
  return settled(header)
    .at(200)
    .mark('struck', { how: 'SIGKILL', pids: victims, workers: pids })
    .each(victims, (told, pid) => told.signal('SIGKILL', 'worker', pid))
    .at(205)
    .died(...victims)
    .condition('victim-gone', true, 3000)
    .mark('victims-gone', { pids: victims });
};
/** GET /crash at 200 ms; 101 goes at 230 ms. */
const crashed = (before: Tell = asIs): Story =>
  before(settled().at(200).mark('struck', { how: 'crash', pids: [], workers: pids }).at(210))
    .at(230)
    .died(101)
    .condition('victim-gone', true, 3000)
    .mark('victims-gone', { pids: [101] });
const never = settled().end();

describe.each(['replaces-killed', 'replaces-crashed'])('%s', (use) => {
  const start = (header: Header = {}) => (use === 'replaces-killed' ? killed(1, header) : crashed());

  it('holds when a new worker answers within 3 s', () => {
    const told = start().at(260).born(104).at(320).answer('poll', 104).mark('replaced', { pid: 104 });
    const finding = judged(told.soFar(), use);
    expect(finding.status).toBe('pass');
    expect(finding.because).toContain('104 answered 120 ms later');
    expect(judged(told.at(900).end(), use)).toEqual(finding);
  });

  it('fails when none does, when it comes too late, and when the primary goes or steps in', () => {
    expect(judged(start().at(3200).mark('not-replaced').end(), use)).toMatchObject({
      status: 'fail',
      timed: true,
    });
    expect(judged(start().at(3300).born(104).mark('replaced', { pid: 104 }).end(), use).status).toBe('fail');
    const gone = start().at(300).exit(1).at(400).mark('not-replaced').end();
    expect(judged(gone, use).because).toContain('nobody is left to replace it');
    const steps = start().at(300).answer('poll', PRIMARY).mark('replaced', { pid: PRIMARY }).end();
    expect(judged(steps, use).because).toContain('it should fork a worker');
  });

  it('is unknown when nothing was struck, and when the grader could not look', () => {
    expect(judged(never, use).because).toContain('the moment when a worker is ended');
    expect(judged(start().gap(700).at(3200).mark('not-replaced').end(), use).status).toBe('unknown');
    expect(judged(start().gap(500).at(3200).mark('not-replaced').end(), use).status).toBe('fail');
    expect(judged(start().limit('memory').end(), use).status).toBe('unknown');
  });
});

describe('replaces', () => {
  it('tells of the connection that was on its way, if there was one', () => {
    const busy = (settled_: number) =>
      killed().mark('handing', { pid: 101, sent: 6, settled: settled_ }).at(3200).mark('not-replaced').end();
    expect(judged(busy(5), 'replaces-killed').because).toContain('while a connection was on its way to it');
    expect(judged(busy(6), 'replaces-killed').because).not.toContain('on its way');
  });

  it('allows more on a slow machine, and judges no time on one that is too slow', () => {
    const late = (header: Header) =>
      killed(1, header).at(4200).born(104).mark('replaced', { pid: 104 }).end();
    expect(judged(late({ scale: 1.5 }), 'replaces-killed').status).toBe('pass');
    expect(judged(late({}), 'replaces-killed').status).toBe('fail');
    expect(judged(late({ tooSlow: true }), 'replaces-killed').status).toBe('unknown');
  });

  it('fails a worker that survives its own crash, and a primary that does not', () => {
    const struck = () => settled().at(200).mark('struck', { how: 'crash', pids: [], workers: pids });
    const undead = struck().at(3200).condition('victim-gone', false, 3000).end();
    expect(judged(undead, 'replaces-crashed').because).toContain('carries on');
    const taken = struck().at(300).exit(1).condition('victim-gone', false, 3000).end();
    expect(judged(taken, 'replaces-crashed').because).toContain('the primary itself ended (code 1)');
    const both = struck()
      .at(300)
      .exit(1)
      .condition('victim-gone', true, 3000)
      .mark('victims-gone', { pids: [101] });
    expect(judged(both.at(3300).mark('not-replaced').end(), 'replaces-crashed').status).toBe('fail');
  });

  it('is unknown for a worker that SIGKILL does not end: no program can do that', () => {
    const struck = settled().mark('struck', { how: 'SIGKILL', pids: [101], workers: pids });
    expect(
      judged(struck.at(3300).condition('victim-gone', false, 3000).end(), 'replaces-killed').status,
    ).toBe('unknown');
  });
});

describe('restores-count', () => {
  const use = 'restores-count';
  const restored = (tell: Tell = asIs, at = 300, workers = [103, 104, 105]) => {
    const told = killed(2)
      .at(at)
      .born(104, 105)
      .mark('count-restored', { workers: [103, 104, 105] });
    return tell(told.mark('steady-start', { workers: [103, 104, 105] }).after(300))
      .after(200)
      .mark('steady-end', { workers })
      .after(20);
  };
  const short = (tell: Tell, workers: number[]) =>
    tell(killed(2))
      .at(3200)
      .mark('steady-start', { workers })
      .after(500)
      .mark('steady-end', { workers })
      .end();

  it('holds for exactly as many as before, in time, and to stay', () => {
    expect(judged(restored().end(), use)).toMatchObject({ status: 'pass' });
  });

  it('fails for too few, too many, too late, and for what does not last', () => {
    expect(
      judged(
        short((told) => told.born(104), [103, 104]),
        use,
      ).because,
    ).toContain('2 workers; there should be 3 again');
    expect(
      judged(
        short((told) => told.exit(1), []),
        use,
      ).because,
    ).toContain('the primary ended');
    const many = short((told) => told.born(104, 105, 106, 107), [103, 104, 105, 106, 107]);
    expect(judged(many, use)).toMatchObject({ status: 'fail' });
    expect(judged(many, use).timed).toBeUndefined();
    expect(judged(restored(asIs, 3300).end(), use)).toMatchObject({ status: 'fail', timed: true });
    expect(
      judged(restored((told) => told.born(106), 300, [103, 104, 105, 106]).end(), use).because,
    ).toContain('at the end there were 4');
    const restless = restored((told) => told.died(104).born(106), 300, [103, 105, 106]).end();
    expect(judged(restless, use).because).toContain('do not last: worker 104');
  });

  it('is unknown when nothing was struck, or when the grader could not look', () => {
    expect(judged(never, use).status).toBe('unknown');
    expect(
      judged(
        short((told) => told.gap(900), [103]),
        use,
      ).status,
    ).toBe('unknown');
    expect(
      judged(killed(2, { tooSlow: true }).at(3200).mark('steady-end', { workers: [] }).end(), use).status,
    ).toBe('unknown');
  });
});

describe('never-too-many', () => {
  const use = 'never-too-many';

  it('holds for one fork for each death', () => {
    const finding = judged(killed().at(260).born(104).at(900).end(), use);
    expect(finding).toMatchObject({
      status: 'pass',
      because: expect.stringContaining('In all 4 workers were forked and 1 died,'),
    });
    expect(judged(killed(2).at(260).born(104, 105).end(), use).status).toBe('pass');
  });

  it('holds for a worker that is replaced while it still goes down', () => {
    expect(judged(crashed((told) => told.born(104)).end(), use).status).toBe('pass');
  });

  it('holds for a replacement that is seen in the same look as the death', () => {
    expect(judged(settled().at(300).died(102).born(104).at(400).end(), use).status).toBe('pass');
  });

  it.each([
    ['one more from the start', settled({ count: 4 })],
    ['two for one', killed().at(260).born(104, 105)],
    [
      'two for one, of which one goes soon',
      killed().at(260).born(104).at(270).died(104).at(280).born(105, 106),
    ],
    ['a spare while nobody had died', settled().at(190).born(104)],
    ['two for a crash', crashed((told) => told.born(104, 105))],
  ])('fails: %s', (_, told) => {
    expect(judged(told.at(900).end(), use)).toMatchObject({ status: 'fail' });
  });

  it('tells a fork for nobody, though there never are too many', () => {
    const told = settled({ count: 2, workers: 2 }).at(300).died(102).at(320).born(103).at(340).died(103);
    expect(judged(told.at(360).born(104).at(380).died(104).at(400).born(105).end(), use).status).toBe('pass');
    expect(judged(settled().at(300).born(104).end(), use).because).toMatch(
      /there were 4 workers|had died for it/,
    );
  });

  it('is unknown when the workers never came up, and says nothing before the end', () => {
    expect(judged(settled().limit('memory').soFar(), use).status).toBe('unknown');
    expect(judged(settled().soFar(), use).status).toBe('open');
    expect(judged(killed().at(260).born(104).soFar(), use).status).toBe('open');
  });
});

describe('siblings-serve', () => {
  const use = 'siblings-serve';
  const watched = (tell: Tell, start: Story = killed(), unseen: number[] = []) =>
    tell(start.at(300))
      .at(1300)
      .mark('saw-all', { wanted: [102, 103], seen: [102, 103], unseen })
      .at(1400)
      .end();

  it('holds when the others live and every connection is served', () => {
    const finding = judged(
      watched((told) => told.answer('sibling', 102).answer('sibling', 103)),
      use,
    );
    expect(finding).toMatchObject({ status: 'pass' });
  });

  it('does not mind what was polled and lost, nor who goes after a second', () => {
    expect(
      judged(
        watched((told) => told.lost('poll', 'timed-out')),
        use,
      ).status,
    ).toBe('pass');
    expect(
      judged(
        watched((told) => told.at(1250).died(102)),
        use,
      ).status,
    ).toBe('pass');
  });

  it('fails for one that goes, one that falls silent, and a connection that is lost', () => {
    expect(
      judged(
        watched((told) => told.died(102)),
        use,
      ).because,
    ).toContain('102, which the grader had left alone');
    expect(
      judged(
        watched((told) => told.lost('sibling', 'reset')),
        use,
      ),
    ).toMatchObject({ status: 'fail' });
    expect(
      judged(
        watched((told) => told.lost('sibling', 'refused')),
        use,
      ).timed,
    ).toBeUndefined();
    expect(
      judged(
        watched((told) => told.lost('sibling', 'timed-out')),
        use,
      ),
    ).toMatchObject({ status: 'fail', timed: true });
    expect(judged(watched(asIs, killed(), [103]), use).because).toContain('(103) no longer answers');
  });

  it('is unknown for a hang on a machine that stood still, and for what the system decides', () => {
    const hang: Tell = (told) => told.gap(300).lost('sibling', 'timed-out');
    expect(judged(watched(hang), use).status).toBe('unknown');
    const hung = watched((told) => told.lost('sibling', 'timed-out'), killed(1, { tooSlow: true }));
    expect(judged(hung, use).status).toBe('unknown');
    expect(judged(never, use).status).toBe('unknown');
  });
});
