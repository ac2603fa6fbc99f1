import { describe, expect, it } from 'vitest';
import { failed, hostile, lab, NASTY, passed, unjudged } from './testing/samples.ts';
import { githubSummary, verdictGithub } from './verdict-github.ts';

const token = 'not-to-be-guessed';

/** Lines that the runner obeys, reading from the top. */
const obeyed = (text: string): string[] => {
  let stopped: string | null = null;
  return text.split(/\r\n|\r|\n/).filter((line) => {
    if (stopped !== null) {
      if (line === `::${stopped}::`) stopped = null;
      return false;
    }
    if (line.startsWith('::stop-commands::')) stopped = line.slice('::stop-commands::'.length);
    return /^::|^##\[/.test(line) && stopped === null;
  });
};

describe('a verdict for GitHub', () => {
  it('annotates mistakes and checks that did not pass', () => {
    expect(verdictGithub(failed, lab, { output: ['up'], token })).toBe(
      [
        "::error title=respawn%3A Nothing listens for the end of a worker::Node does not replace workers by itself.%0ATry: listen for 'exit' and fork.",
        '::error title=respawn%3A A killed worker is replaced::worker 4312 was killed at 1.204 s; no new pid answered until 6.2 s%0AHint: Look at the docs for replaces-killed.',
        '::warning title=respawn%3A The others serve on::the process table could not be read',
        `::stop-commands::${token}`,
        'Replace a dead worker: not passed, 10 of 100 points',
        '  | up',
        `::${token}::`,
        '',
      ].join('\n'),
    );
  });

  it('annotates nothing after a pass, and the reason when nothing could be judged', () => {
    expect(obeyed(verdictGithub(passed, lab, { output: [], token }))).toEqual([]);
    expect(obeyed(verdictGithub(unjudged, lab, { output: [], token }))).toEqual([
      '::error title=respawn%3A not judged::the process table%0Acannot be read',
    ]);
  });

  it('obeys nothing that the program printed', () => {
    const output = ['::error::x', `::${token} ::`, '##[error]x', NASTY, '::add-mask::a\n::error::y'];
    const lines = obeyed(verdictGithub(hostile, lab, { output, token }));
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/^::error title=respawn%3A [^:]*::/);
  });

  it('ends the stretch with a token that nobody can know', () => {
    const tokens = [1, 2].map(
      () => /stop-commands::(.*)/.exec(verdictGithub(passed, lab, { output: [] }))?.[1],
    );
    expect(tokens[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(tokens[0]).not.toBe(tokens[1]);
  });
});

describe('the step summary', () => {
  it('is a table, the failed checks first', () => {
    const text = githubSummary(failed, lab);
    expect(text).toContain('### Replace a dead worker: not passed, 10 of 100 points');
    expect(text).toContain('- **Nothing listens for the end of a worker**: Node does not');
    expect(text).toMatch(/\|---\|.*\n\| fail \| A killed worker is replaced \| 0 \/ 50 \|/);
  });

  it('holds no markup of the program', () => {
    const text = githubSummary(hostile, lab);
    expect(text).not.toMatch(/[<>]/);
    expect(text.split('\n').every((line) => !line.startsWith('|') || line.split('|').length === 6)).toBe(
      true,
    );
  });
});
