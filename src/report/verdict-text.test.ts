import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { failed, hostile, lab, NASTY, passed, unjudged } from './testing/samples.ts';
import { verdictText } from './verdict-text.ts';

const OUTPUT = [
  'server up',
  'a line that is much longer than the others, as stack traces have them at times',
];
const ESC = String.fromCharCode(27);

describe('a verdict as text', () => {
  it('says when the program ran in the network of this machine', () => {
    const text = verdictText({ ...passed, network: 'host' }, lab, { output: [] }).replace(/\s+/g, ' ');
    expect(text).toContain('and in the network of this machine, to reach the Redis at REDIS_URL;');
    expect(verdictText(passed, lab, { output: [] })).not.toContain('REDIS_URL');
  });

  it('names an error that ended the program before anything else', () => {
    const uncaught = `The program ended with an error of its own: TypeError: no${ESC}[2J (server.js, line 3)`;
    const lines = verdictText(failed, lab, { output: [], uncaught }).split('\n');
    expect(lines[2]).toBe('  The program ended with an error of its own: TypeError: no·[2J (server.js, line');
    expect(lines.slice(3, 6)).toEqual(['  3)', '', 'What went wrong']);
  });

  it('of a failed grade names the mistake first, then the failed check with all that helps', () => {
    expect(
      verdictText(failed, lab, { output: OUTPUT }),
    ).toBe(`Replace a dead worker: not passed, 10 of 100 points

What went wrong

  Nothing listens for the end of a worker (very likely)
    Node does not replace workers by itself.
    Try: listen for 'exit' and fork.

Checks

  FAIL    A killed worker is replaced (replaces-killed) · 0 of 50 points
          worker 4312 was killed at 1.204 s; no new pid answered until 6.2 s
          Why it matters: Users notice when replaces-killed is missing.
          Hint: Look at the docs for replaces-killed.
          Read: https://nodejs.org/api/cluster.html

  unknown The others serve on (siblings-serve) · 0 of 40 points
          the process table could not be read
  pass    It serves (serves) · 10 of 10 points
          worker 7 answered after 0.1 s

The last lines that the program printed

  | server up
  | a line that is much longer than the others, as stack traces have them at
  | times

Graded in 3.1 s with Node v24.21.0 on linux, in bubblewrap; a bare Node starts
in 41 ms here and nine in ten timers are at most 2 ms late, so deadlines are
multiplied by 1.25.
`);
  });

  it('keeps the lines of what a program printed, and their indentation', () => {
    const because = 'It crashed. It printed to stderr:\n  Error: no\n      at file:///server.js:3:9';
    const [check, ...others] = failed.checks;
    const crashed = {
      ...failed,
      checks: check ? [{ ...check, status: 'fail' as const, because }, ...others] : [],
    };
    const output = ['Error: no', '    at file:///server.js:3:9'];
    const text = verdictText(crashed, lab, { output });
    expect(text).toContain(
      '          It crashed. It printed to stderr:\n            Error: no\n                at file:///server.js:3:9\n',
    );
    expect(text).toContain('  | Error: no\n  |     at file:///server.js:3:9\n');
  });

  it('says once what to try where the machine was too busy to tell', () => {
    const checks = failed.checks.map((check) =>
      check.status === 'unknown' ? { ...check, tooBusy: true as const } : check,
    );
    const told = (each: typeof checks) =>
      verdictText({ ...failed, checks: each }, lab, { output: [] }).split('Try: Close what keeps').length - 1;
    expect(told([...checks, ...checks])).toBe(1);
    expect(told(failed.checks)).toBe(0);
  });

  it('says of two mistakes that look alike what would tell them apart, once', () => {
    const [first] = failed.mistakes;
    if (first === undefined) throw new Error('no mistake is named');
    const apart = 'There the primary ends with the worker.';
    const other = { id: 'primary-trips', name: 'The primary trips', confidence: 0.4 };
    const mistakes = [
      { ...first, confusable: [{ ...other, apart }] },
      { ...other, confusable: [{ ...first, apart: 'There the primary lives.' }] },
    ];
    const text = verdictText({ ...failed, mistakes }, lab, { output: [], width: 100 });
    expect(text).toContain(`    Looks alike: The primary trips. ${apart}\n`);
    expect(text.match(/Looks alike/g)).toHaveLength(1);
    expect(text.indexOf(first.name)).toBeLessThan(text.indexOf('The primary trips (possibly)'));
  });

  it('of a passed grade says what was proved and what to read, and leaves the output out', () => {
    const text = verdictText(passed, lab, { output: OUTPUT });
    expect(text).toContain('Replace a dead worker: passed, 100 of 100 points');
    expect(text).toContain('What this proved\n\n  Dead workers are replaced.');
    expect(text).toContain("Read: Event: 'exit': https://nodejs.org/");
    expect(text).not.toContain('server up');
  });

  it('of a grade that could not be made says so, and blames nobody', () => {
    const text = verdictText(unjudged, lab, { output: [] });
    expect(text).toContain('could not be judged');
    expect(text).toContain('  the process table\n  cannot be read');
    expect(text).not.toContain('FAIL');
  });

  it.each([40, 60, 80, 120])('keeps to %i columns', (width) => {
    const lines = verdictText(failed, lab, { output: ['x'.repeat(300), '字'.repeat(90)], width }).split('\n');
    const words = lines.filter((line) => !line.trim().startsWith('https://'));
    expect(Math.max(...words.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
  });

  it('leaves a link whole, however narrow the page', () => {
    const lines = verdictText(failed, lab, { output: [], width: 30 }).split('\n');
    expect(lines.map((line) => line.trim())).toContain('https://nodejs.org/api/cluster.html');
  });

  it('says the same with colour and without', () => {
    const coloured = verdictText(failed, lab, { output: OUTPUT, colour: true });
    expect(coloured).toContain(`${ESC}[31mFAIL`);
    const bare = coloured.replaceAll(new RegExp(`${ESC}\\[\\d+m`, 'g'), '');
    expect(bare).toBe(verdictText(failed, lab, { output: OUTPUT }));
  });

  it('lets nothing through that moves a cursor or ends a line', () => {
    const text = verdictText(hostile, lab, { output: [NASTY] });
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{C}|\u2028/u);
    expect(text).toContain('no longer in the lab');
  });
});
