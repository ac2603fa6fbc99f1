import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bin, root, run } from './testing/run.ts';

/** Tells on stderr, at the end, which files were loaded. */
const SPY = `
  import { registerHooks } from 'node:module';
  import { writeSync } from 'node:fs';
  registerHooks({ load(url, context, next) { if (url.startsWith('file:')) writeSync(2, 'LOADED ' + url + '\\n'); return next(url, context); } });
`;

/** Words that stand in the code of a package, and in none of ours. */
const HEAVY = {
  react: 'react.transitional.element',
  zod: 'ZodError',
  ink: 'yoga',
  yaml: 'YAMLParseError',
  inquirer: 'ExitPromptError extends',
};

const loadedBy = (...args: string[]): string[] => {
  const spy = `data:text/javascript,${encodeURIComponent(SPY)}`;
  const { stderr } = run(process.execPath, ['--import', spy, bin, ...args]);
  return [...stderr.matchAll(/^LOADED (file:.*)$/gm)].map(([, url = '']) =>
    readFileSync(new URL(url), 'utf8'),
  );
};

it.each([[['--version']], [['--help']], [['lab']]])('%j loads nothing heavy', (args) => {
  const texts = loadedBy(...args);
  expect(texts.length).toBeGreaterThan(1);
  for (const [name, word] of Object.entries(HEAVY)) {
    expect(texts.filter((text) => text.includes(word)).map(() => name)).toEqual([]);
  }
  expect(texts.reduce((sum, text) => sum + text.length, 0)).toBeLessThan(150_000);
});

it('the words stand in the bundle at all', () => {
  const files: string[] = JSON.parse(readFileSync(join(root, 'dist', 'files.json'), 'utf8'));
  const code = files
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(root, 'dist', file), 'utf8'));
  const missing = ['react', 'zod', 'ink'].filter(
    (name) => !code.some((text) => text.includes(HEAVY[name as keyof typeof HEAVY])),
  );
  expect(missing).toEqual([]);
});
