import { describe, expect, it } from 'vitest';
import type { Lab } from '../domain/lab.ts';
import type { NotRun, Recording, Timeline } from '../domain/timeline.ts';
import { combine, statusOf } from './judge.ts';
import { allFactsOf, bootFailed, findingsOf } from './not-run.ts';
import { labOf } from './testing/judge-story.ts';
import { booted } from './testing/openings.ts';
import { story } from './testing/timeline.ts';

const SCENARIOS = ['first', 'second', 'third'];
/** `serves` and `rotation` are judged in all three scenarios, `even-share` in the last. */
const lab = (): Lab => {
  const made = labOf('serves');
  const [serves] = made.checks;
  if (serves === undefined) throw new Error('a lab of one check has one');
  return {
    ...made,
    checks: [
      { ...serves, scenarios: SCENARIOS },
      { ...serves, id: 'rotation', use: 'rotation', scenarios: SCENARIOS },
      { ...serves, id: 'even-share', use: 'even-share', scenarios: ['third'] },
    ],
  };
};
const crash = (scenario = 'first'): Timeline =>
  story({ scenario }).launch().at(60).output('Error: no').exit(1).condition('serving', false, 10_000).end();
const recorded = (timelines: Timeline[], notRun: Record<string, NotRun> = {}): Recording => ({
  schema: 1,
  lab: 'test-lab',
  durationMs: 1,
  timelines,
  notRun,
});
const skipped = recorded([crash()], { second: 'boot-failed', third: 'boot-failed' });

describe('a program that does not boot in the first scenario', () => {
  it('is told apart from one that boots and fails later', () => {
    expect(bootFailed(lab(), crash())).toBe(true);
    expect(bootFailed(lab(), booted({ scenario: 'first' }).limit('memory').end())).toBe(false);
    expect(bootFailed(lab(), booted({ scenario: 'first' }).end())).toBe(false);
  });

  it('is no such thing where nobody asks whether it serves', () => {
    expect(bootFailed({ ...lab(), checks: [] }, crash())).toBe(false);
  });

  it('or where the machine is too slow to tell', () => {
    const slow = story({ scenario: 'first', tooSlow: true }).launch().at(60).lost('boot', 'refused');
    expect(bootFailed(lab(), slow.condition('serving', false, 10_000).end())).toBe(false);
  });

  it('fails serves once, with no name of a scenario, and says that the others were not run', () => {
    const [serves] = combine(lab(), findingsOf(lab(), skipped));
    expect(serves?.status).toBe('fail');
    expect(serves?.because).toMatch(
      /^It crashed at boot.*not started again for the other 2 scenarios\.\nIt printed/,
    );
    expect(serves?.cites.every(({ scenario }) => scenario === 'first')).toBe(true);
  });

  it('leaves unknown what depends on it, naming serves, also what only the others could tell', () => {
    const checks = combine(lab(), findingsOf(lab(), skipped));
    const told = 'Not judged: the program never served (see "serves").';
    expect(checks.slice(1)).toMatchObject([
      { id: 'rotation', status: 'unknown', because: told },
      { id: 'even-share', status: 'unknown', because: told },
    ]);
    expect(statusOf(checks)).toBe('fail');
  });

  it('gives the others the fact that mistakes are told by', () => {
    const facts = allFactsOf(lab(), skipped);
    expect(SCENARIOS.map((id) => facts.get(id)?.['serves-failure'])).toEqual(['crash', 'crash', 'crash']);
  });
});

describe('a grade whose time was spent', () => {
  it('is unknown where a scenario was not run', () => {
    const timelines = [booted({ scenario: 'first' }).end(), booted({ scenario: 'second' }).end()];
    const recording = recorded(timelines, { third: 'out-of-time' });
    const [serves] = combine(lab(), findingsOf(lab(), recording));
    expect(serves).toMatchObject({
      status: 'unknown',
      because: expect.stringContaining('time for the whole'),
    });
    expect(allFactsOf(lab(), recording).has('third')).toBe(false);
  });

  it('is unknown where a broken limit of time could not be looked at again', () => {
    const hung = story({ scenario: 'first' }).launch().at(60).lost('boot', 'refused');
    const timeline = hung.condition('serving', false, 10_000).end();
    const found = findingsOf(lab(), recorded([timeline], { first: 'out-of-time' })).get('first');
    expect(found?.find(({ check }) => check === 'serves')).toMatchObject({
      status: 'unknown',
      because: expect.stringContaining('run once more'),
    });
    const crashed = findingsOf(lab(), recorded([crash()], { first: 'out-of-time' })).get('first');
    expect(crashed?.find(({ check }) => check === 'serves')?.status).toBe('fail');
  });
});
