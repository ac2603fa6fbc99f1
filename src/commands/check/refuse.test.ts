import { expect, it } from 'vitest';
import type { CheckOptions } from './options.ts';
import { refuse } from './refuse.ts';

it.each<[CheckOptions, string]>([
  [{ recorded: true, mutants: true }, '--recorded runs nothing, so --mutants makes no sense with it.'],
  [{ recorded: true, repeat: 3 }, '--recorded runs nothing, so --repeat'],
  [{ soak: true, load: true }, '--soak does something else, so --load'],
  [{ mutants: true, html: 'page.html' }, '--mutants does something else, so --html'],
  [{ mutants: true, record: true }, '--mutants does something else, so --record'],
  [{ explain: true }, '--explain means nothing without --mutants.'],
  [{ soakFile: 'x' }, '--soak-file means nothing without --soak.'],
  [{ nodeDir: 'x' }, '--node-dir means nothing without --nodes.'],
  [{ json: true, html: true }, 'would both write to stdout'],
])('%j is refused', (options, why) => {
  expect(() => refuse(options)).toThrow(why);
});

it.each<CheckOptions>([
  {},
  { recorded: true, only: ['respawn'], json: true, html: 'page.html', draft: true },
  { mutants: true, explain: true, jobs: 2, only: ['respawn'], json: true, pack: 'mine' },
  { soak: 10, soakFile: 'x', jobs: 2 },
  { repeat: 20, load: true, nodes: [22], nodeDir: 'x', record: true, html: true },
  { recorded: false, mutants: true },
])('%j is taken', (options) => {
  expect(() => refuse(options)).not.toThrow();
});
