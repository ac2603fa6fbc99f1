import { describe, expect, it } from 'vitest';
import { growing, type Header, KILLED, killed, looked, tries } from '../testing/crash-loop.ts';
import { judged } from '../testing/judge-story.ts';
import { settled, workerPids } from '../testing/openings.ts';

const pids = workerPids(3);

describe('bounded-forks', () => {
  const use = 'bounded-forks';

  it('holds for pauses that grow, and for as many tries as are allowed', () => {
    expect(judged(looked(tries(killed(), ...growing)).end(), use).status).toBe('pass');
    const ten = Array.from({ length: 10 }, (_, index) => 300 + 450 * index);
    expect(judged(looked(tries(killed(), ...ten)).end(), use).because).toContain('10 workers were forked');
  });

  it('fails for one more, and allows each place its own', () => {
    const eleven = Array.from({ length: 11 }, (_, index) => 300 + 440 * index);
    expect(judged(looked(tries(killed(), ...eleven)).end(), use)).toMatchObject({ status: 'fail' });
    expect(judged(looked(tries(killed(3), ...eleven)).end(), use).status).toBe('pass');
  });

  it('does not count what comes while a slow machine is watched for longer, but looks at the pauses', () => {
    const patient = Array.from({ length: 12 }, (_, index) => 300 + 700 * index);
    expect(judged(looked(tries(killed(), ...patient), 600, 9000).end(), use).status).toBe('pass');
    const hasty = looked(
      killed().each([0, 1, 2, 3, 4, 5], (all, index) =>
        all
          .at(300 + 800 * index)
          .born(110 + index)
          .at(1000 + 800 * index)
          .died(110 + index),
      ),
    );
    expect(judged(hasty.end(), use)).toMatchObject({ status: 'unknown', timed: true });
    expect(judged(hasty.end(), use).because).toContain('105 ms on average');
  });

  it('fails when nobody tries', () => {
    expect(judged(looked(killed()).end(), use)).toMatchObject({ status: 'fail', timed: true });
  });

  it('is unknown on a machine that is too slow, and without a strike', () => {
    expect(judged(looked(tries(killed(1, { tooSlow: true }), ...growing)).end(), use)).toMatchObject({
      status: 'unknown',
      timed: true,
    });
    expect(judged(settled().end(), use).status).toBe('unknown');
  });
});

describe('serves-meanwhile', () => {
  const use = 'serves-meanwhile';

  it('holds when all are answered, and does not count what Node may have lost', () => {
    const told = settled()
      .at(KILLED)
      .mark('struck', { how: 'SIGKILL', pids: [101], workers: pids });
    told
      .at(205)
      .died(101)
      .mark('victims-gone', { pids: [101] });
    told.at(210).lost('meanwhile', 'timed-out').at(255).mark('window-over');
    expect(judged(looked(told.at(300).answer('meanwhile', 102)).end(), use).status).toBe('pass');
  });

  it('fails for a refusal, and for a hang as long as the machine is not the cause', () => {
    expect(judged(looked(killed().at(400).lost('meanwhile', 'refused')).end(), use).status).toBe('fail');
    const hang = (header: Header) => looked(killed(1, header).at(900).lost('meanwhile', 'timed-out')).end();
    expect(judged(hang({}), use)).toMatchObject({ status: 'fail', timed: true });
    expect(judged(hang({ tooSlow: true }), use).status).toBe('unknown');
  });

  it('is unknown when nobody asked', () => {
    expect(judged(looked(killed()).end(), use).status).toBe('unknown');
  });
});

describe('primary-idle', () => {
  const use = 'primary-idle';

  it('holds for little CPU, fails for much, and is unknown where it cannot be read', () => {
    expect(judged(looked(killed(), 900).end(), use).because).toContain('8 % of a CPU');
    expect(judged(looked(killed(), 2500).end(), use)).toMatchObject({ status: 'fail' });
    const blind = killed().mark('loop-start', {}).at(5200).mark('loop-end', {}).end();
    expect(judged(blind, use).because).toContain('cannot be read');
    const gone = killed().mark('loop-start', {}).exit(1).mark('loop-end', {}).end();
    expect(judged(gone, use)).toMatchObject({ status: 'unknown' });
    expect(judged(gone, use).because).toContain('had ended by then');
    expect(judged(looked(killed(1, { tooSlow: true }), 900).end(), use)).toMatchObject({
      status: 'unknown',
      timed: true,
    });
  });
});
