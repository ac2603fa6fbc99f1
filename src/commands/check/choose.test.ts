import { expect, it } from 'vitest';
import { chooseContent, chooseLabs } from './choose.ts';

it('takes all there is, a lab, an answer, a question or the bank', async () => {
  const all = await chooseContent(undefined);
  expect(all).toMatchObject({ bank: true, whole: true, answers: undefined });
  const one = await chooseContent(['respawn', 'sr-unref']);
  expect(one).toMatchObject({ questions: ['sr-unref'], bank: false, whole: false, answers: undefined });
  expect(one.labs.map(({ lab }) => lab.id)).toEqual(['respawn']);
  const answer = await chooseContent(['respawn/solution']);
  expect(answer.answers?.({ lab: 'respawn', name: 'solution' } as never)).toBe(true);
  expect(answer.answers?.({ lab: 'respawn', name: 'starter' } as never)).toBe(false);
  const bank = await chooseContent(['questions']);
  expect(bank).toMatchObject({ labs: [], bank: true, whole: false, questions: all.questions });
});

it.each([
  [['respwan'], 'respawn'],
  [['sr-unreff'], 'sr-unref'],
  [['question'], 'questions'],
  [['respawn/solutoin'], 'respawn/solution'],
])('%j: names the nearest', async (only, nearest) => {
  await expect(chooseContent(only)).rejects.toThrow(nearest);
});

it('takes whole labs for what grades nothing else', async () => {
  expect((await chooseLabs(['respawn'], '--soak')).map(({ lab }) => lab.id)).toEqual(['respawn']);
  expect((await chooseLabs(undefined, '--soak')).length).toBeGreaterThan(20);
});

it.each([[['respawn/solution']], [['sr-unref']], [['respawn', 'sr-unref']], [['questions']]])(
  '%j are no whole labs',
  async (only) => {
    await expect(chooseLabs(only, '--soak')).rejects.toThrow('--soak takes whole labs.');
  },
);
