import { expect, it } from 'vitest';
import { loadIndex } from '../store/content.ts';
import { BOOT_MISTAKES, mistakesOf } from './boot-mistakes.ts';
import { mistakeSchema } from './lab.ts';

const ids = BOOT_MISTAKES.map(({ id }) => id);

it('are mistakes as a lab has them, each with questions that there are', async () => {
  const known = new Set((await loadIndex()).map(({ id }) => id));
  for (const mistake of BOOT_MISTAKES) {
    expect(mistakeSchema.parse(mistake)).toEqual(mistake);
    expect(mistake.questions).not.toEqual([]);
    expect(mistake.questions.filter((id) => !known.has(id))).toEqual([]);
  }
  expect(new Set(ids).size).toBe(ids.length);
});

it('come after those of the lab', () => {
  const [own] = BOOT_MISTAKES.map((mistake) => ({ ...mistake, id: 'own' }));
  if (own === undefined) throw new Error('no mistakes');
  expect(mistakesOf({ mistakes: [own] }).map(({ id }) => id)).toEqual(['own', ...ids]);
});
