import { expect, it } from 'vitest';
import { sources } from './sources.ts';

const files = sources();
/** Without the programs that some files hold as text, to be run elsewhere. */
const ownCode = (text: string): string => text.replace(/`[^`]*`/g, '');
const lines = (text: string): number => text.split('\n').length - 1;

it('no file is longer than 300 lines', () => {
  const long = files
    .filter(({ text }) => lines(text) > 300)
    .map(({ path, text }) => `${path}: ${lines(text)}`);
  expect(long).toEqual([]);
});

it('nine files in ten stay below 200 lines, and half of them below 80', () => {
  const sizes = files.map(({ text }) => lines(text)).toSorted((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(80);
  expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThan(200);
});

it('only the two programs end a process: cli.ts, and the grading process', () => {
  const ends = files
    .filter(
      ({ shipped, text }) =>
        shipped && /\bprocess\.(exit\(|exitCode\b|abort\(|reallyExit)/.test(ownCode(text)),
    )
    .map(({ path }) => path)
    .filter((path) => path !== 'cli.ts' && path !== 'grader/run/main.ts');
  expect(ends).toEqual([]);
});

it('no check of a type or a style is switched off', () => {
  const off = new RegExp(['@ts', '-(ignore|expect-error|nocheck)|biome', '-ignore'].join(''));
  expect(files.filter(({ text }) => off.test(text)).map(({ path }) => path)).toEqual([]);
});

it('no test is skipped, focused or left for later', () => {
  const left = /\b(it|test|describe)\.(skip|only|todo|skipIf|runIf)\b/;
  expect(
    files.filter(({ path, text }) => /\.test\./.test(path) && left.test(text)).map(({ path }) => path),
  ).toEqual([]);
});
