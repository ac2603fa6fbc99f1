import { expect, it } from 'vitest';
import type { Ask } from '../run/client.ts';
import type { Run } from '../run/run.ts';
import { askRow } from './ask.ts';

/** Where the requests of a row go. */
const pathsOf = async (parameters: Parameters<typeof askRow>[1]) => {
  const paths: (string | undefined)[] = [];
  const run = {
    client: {
      ask: ({ path }: Ask) => {
        paths.push(path);
        return { response: Promise.resolve({ outcome: 'answered' }) };
      },
    },
    expected: 1,
    noteAnswer: () => {},
    scaled: (ms: number) => ms,
    mark: () => {},
    over: undefined,
  } as unknown as Run;
  await askRow(run, parameters);
  return paths;
};

it('asks for one path, or for several in turn', async () => {
  expect(await pathsOf({ path: '/one', count: 2 })).toEqual(['/one', '/one']);
  expect(await pathsOf({ paths: ['/a', '/b', '/c'], count: 5 })).toEqual(['/a', '/b', '/c', '/a', '/b']);
});
