import { describe, expect, it } from 'vitest';
import { circles, wrongWays } from './arrows.ts';
import { importsOf, type Source, sources } from './sources.ts';

const source = (path: string, ...imports: string[]): Source => ({ path, text: '', imports, shipped: true });

describe('the arrows between the parts of the house', () => {
  it('all point downwards', () => {
    expect(wrongWays(sources())).toEqual([]);
  });

  it('make no circle', () => {
    expect(circles(sources())).toEqual([]);
  });

  it.each([
    ['app/a.ts', 'ui/b.ts'],
    ['domain/a.ts', 'store/b.ts'],
    ['domain/a.ts', 'node:fs'],
    ['domain/a.ts', 'react'],
    ['grader/a.ts', 'store/b.ts'],
    ['grader/a.ts', 'react'],
    ['grader/checks/a.ts', 'grader/run/b.ts'],
    ['grader/diagnose.ts', 'grader/judge.ts'],
    ['ui/a.ts', 'cli.ts'],
    ['app/a.ts', 'ink'],
    ['app/a.ts', 'app/a.test.ts'],
  ])('%s may not import %s', (path, name) => {
    expect(wrongWays([source(path, name)])).toEqual([`${path} → ${name}`]);
  });

  it.each([
    ['cli.ts', 'commands/a.ts'],
    ['ui/a.tsx', 'app/b.ts'],
    ['grader/checks/a.ts', 'domain/b.ts'],
    ['domain/a.ts', 'zod'],
  ])('%s may import %s', (path, name) => {
    expect(wrongWays([source(path, name)])).toEqual([]);
  });

  it('are seen to make a circle when they do', () => {
    const files = [
      source('a.ts', 'b.ts'),
      source('b.ts', 'c.ts'),
      source('c.ts', 'b.ts'),
      source('d.ts', 'a.ts'),
    ];
    expect(circles(files)).toEqual(['b.ts → c.ts → b.ts']);
  });

  it('are found in all ways of importing', () => {
    const text = `import a from './a.ts';\nimport type { B } from '../b.ts';\nimport './c.ts';\nexport { d } from './d.ts';
      import {\n  e,\n} from "e";\nconst f = await import('./f.ts');\nconst g = 1; // from 'nowhere'`;
    expect(importsOf('x/y.ts', text)).toEqual(['x/a.ts', 'b.ts', 'x/c.ts', 'x/d.ts', 'e', 'x/f.ts']);
  });
});
