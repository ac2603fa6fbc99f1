import { expect, test } from 'vitest';
import { labCommandLine } from './again.ts';

test('the command keeps the options that were given, quoted for a shell where it must be', () => {
  expect(labCommandLine('respawn')).toBe('clusterprep lab respawn');
  const options = { dir: "my dir/it's", timed: true, plain: true, progress: './p', pack: 'packs/mine' };
  expect(labCommandLine('respawn', options)).toBe(
    `clusterprep lab respawn --dir 'my dir/it'\\''s' --timed --plain --progress ./p --pack packs/mine`,
  );
});
