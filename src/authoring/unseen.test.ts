import { expect, it } from 'vitest';
import { loadLab } from '../store/content.ts';
import { unseenMistakes } from './unseen.ts';

const { lab } = await loadLab('respawn');
type Results = Parameters<typeof unseenMistakes>[1];
const told = (ids: readonly string[]): Results => [
  { verdict: undefined },
  { verdict: { mistakes: ids.map((id) => ({ id })) } } as unknown as Results[number],
];

it('names the mistakes that no answer was told, with how many there are', () => {
  const [first, second, ...others] = lab.mistakes.map(({ id }) => id);
  expect(unseenMistakes(lab, told(others))).toEqual([
    `respawn: no answer shows 2 of ${lab.mistakes.length} mistakes: ${first}, ${second}`,
  ]);
  expect(unseenMistakes(lab, told([first ?? '', second ?? '', ...others]))).toEqual([]);
});
