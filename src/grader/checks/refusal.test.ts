import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { PRIMARY, type Story, story } from '../testing/timeline.ts';

/** A program that was given WORKERS=0, and what it did of that until 120 ms. */
const given = (tell: (told: Story) => Story, env: Record<string, string> = { WORKERS: '0' }): Story =>
  tell(story().launch(env).at(60));
const over = (told: Story, refused = true): Story =>
  told.condition('refused', refused, 3000).mark('refusal-over', { variable: 'WORKERS' });
const ends = (code: number | null, ...stderr: string[]) =>
  over(
    given((told) =>
      told
        .each(stderr, (story, line) => story.output(line))
        .at(120)
        .exit(code, code === null ? 'SIGABRT' : null),
    ),
  ).end();
const runsOn = (tell: (told: Story) => Story = (told) => told) => over(given(tell).at(3060), false).end();

describe('refuses-setting', () => {
  const use = 'refuses-setting';

  it('holds for an end by itself with a code other than 0, and nothing forked', () => {
    expect(judged(ends(1, 'WORKERS is bad'), use)).toMatchObject({ status: 'pass' });
    expect(judged(ends(78), use).because).toContain('WORKERS=0 it ended with code 78');
  });

  it('fails for code 0, for a signal, and for whoever runs on', () => {
    expect(judged(ends(0, 'WORKERS is bad'), use).because).toContain('code 0');
    expect(judged(ends(null), use).because).toContain('SIGABRT');
    expect(judged(runsOn(), use)).toMatchObject({ status: 'fail', timed: true });
  });

  it('fails for a fork, also when it ends afterwards, and for a flood', () => {
    expect(
      judged(
        over(
          given((told) => told.born(101)),
          false,
        ).end(),
        use,
      ).because,
    ).toContain('forked a worker');
    const late = over(given((told) => told.born(101).at(90).output('WORKERS is bad').exit(1))).end();
    expect(judged(late, use).status).toBe('fail');
    expect(judged(given((told) => told.limit('output', 'it printed too much')).end(), use).status).toBe(
      'fail',
    );
  });

  it('does not take a helper for a worker', () => {
    expect(judged(over(given((told) => told.helper(101).died(101).exit(1))).end(), use).status).toBe('pass');
  });

  it.each([
    [{ WORKERS: '2', PORT: '' }, "PORT=''"],
    [{ WORKERS: '2', PORT: 'tcp://10.0.0.7:8000' }, 'PORT=tcp://10.0.0.7:8000 it'],
    [{ WORKERS: ' 4' }, "WORKERS=' 4'"],
    [{ WORKERS: '-1' }, 'WORKERS=-1 it'],
    [{ WORKERS: '2', SHUTDOWN_TIMEOUT_MS: '5s' }, 'SHUTDOWN_TIMEOUT_MS=5s it'],
  ])('names the variable that the scenario sets, as a shell would write it: %j', (env, words) => {
    expect(judged(over(given((told) => told.exit(0), env)).end(), use).because).toContain(words);
  });

  it('is open as long as the program may still end, and unknown when the run broke off', () => {
    expect(judged(given((told) => told).soFar(), use).status).toBe('open');
    expect(judged(given((told) => told).end(), use).status).toBe('unknown');
    const slow = over(story({ tooSlow: true }).launch({ WORKERS: '0' }).at(3060), false).end();
    expect(judged(slow, use).status).toBe('unknown');
  });
});

describe('says-why', () => {
  const use = 'says-why';

  it('holds for a line on stderr with the name, also in the message of an uncaught error', () => {
    expect(judged(ends(1, 'WORKERS must be a number'), use)).toMatchObject({ status: 'pass' });
    const thrown = ends(
      1,
      'file:///srv/server.js:7',
      '  throw new Error(text);',
      '        ^',
      '',
      'Error: WORKERS=0',
    );
    expect(judged(thrown, use).status).toBe('pass');
  });

  it.each([
    ['nothing at all', []],
    ['a message without the name', ['bad configuration']],
    ['the name as part of another', ['MY_WORKERS is bad', 'ERR_WORKERS']],
    [
      'an excerpt of the source',
      ['file:///srv/server.js:7', '  check(process.env.WORKERS)', '  ^', 'Error: bad'],
    ],
    ['a frame of the stack', ['Error: bad', '    at WORKERS (file:///srv/server.js:7:9)', 'Node.js v24.0.0']],
  ])('fails for %s', (_, lines) => {
    expect(judged(ends(1, ...lines), use)).toMatchObject({ status: 'fail' });
  });

  it('fails for a complaint on stdout', () => {
    const told = over(given((told) => told.output('WORKERS is bad', 'stdout').exit(1))).end();
    expect(judged(told, use).because).toContain('stdout only');
  });

  it('asks for the words even of one that ends with code 0', () => {
    expect(judged(ends(0), use).status).toBe('fail');
  });

  it('is unknown for a program that did not refuse', () => {
    expect(
      judged(
        runsOn((told) => told.output('WORKERS is bad')),
        use,
      ).status,
    ).toBe('unknown');
    expect(
      judged(
        over(
          given((told) => told.born(101)),
          false,
        ).end(),
        use,
      ).status,
    ).toBe('unknown');
    const forked = over(given((told) => told.born(PRIMARY + 1).exit(1))).end();
    expect(judged(forked, use).because).toContain('did not refuse');
  });
});
