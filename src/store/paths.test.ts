import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { choosePath, type PathInputs } from './paths.ts';

const marker = (folder: string) => resolve(folder, 'progress', 'progress.schema.json');
const base: PathInputs = {
  env: {},
  cwd: resolve('/home/ada/code/app'),
  programRoot: resolve('/opt/clusterprep'),
  userData: () => resolve('/home/ada/.local/share/clusterprep'),
  exists: () => false,
};
const everywhere = (path: string) => path.endsWith('progress.schema.json');

test('--progress comes first, and is taken from the current folder', () => {
  const chosen = choosePath({
    ...base,
    progress: 'here',
    env: { CLUSTERPREP_HOME: '/h' },
    exists: everywhere,
  });
  expect(chosen).toMatchObject({ dir: join(base.cwd, 'here'), source: 'option' });
});

test('then CLUSTERPREP_HOME, unless it is empty', () => {
  expect(choosePath({ ...base, env: { CLUSTERPREP_HOME: '/h' }, exists: everywhere }).dir).toBe(
    resolve('/h'),
  );
  expect(choosePath({ ...base, env: { CLUSTERPREP_HOME: '' } }).source).toBe('user');
});

test('then the nearest workspace above the current folder', () => {
  const exists = (path: string) => path === marker('/home/ada') || path === marker('/home/ada/code');
  const chosen = choosePath({ ...base, exists });
  expect(chosen).toMatchObject({ dir: resolve('/home/ada/code/progress'), source: 'workspace' });
});

test('a progress folder without the schema is somebody else’s', () => {
  const exists = (path: string) => path === resolve('/home/ada/code/app/progress');
  expect(choosePath({ ...base, exists }).source).toBe('user');
});

test('then the checkout that runs', () => {
  const exists = (path: string) => path === marker('/opt/clusterprep');
  const chosen = choosePath({ ...base, exists });
  expect(chosen).toMatchObject({ dir: resolve('/opt/clusterprep/progress'), source: 'checkout' });
});

test("then the user's data folder, asked for only now", () => {
  expect(choosePath(base)).toMatchObject({ dir: base.userData(), source: 'user' });
  const userData = (): string => {
    throw new Error('asked too early');
  };
  expect(choosePath({ ...base, progress: '/p', userData }).dir).toBe(resolve('/p'));
});
