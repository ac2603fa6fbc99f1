import { expect, it } from 'vitest';
import { loadQuestions } from '../store/content.ts';
import { one } from './review/testing.ts';
import { sampleProofs } from './sample-proofs.ts';

const proof = { file: 'x.mjs', prints: 1 };
const ids = (questions: readonly { readonly id: string }[]) => questions.map(({ id }) => id);

it('takes only questions with a proof, and never more than there are', () => {
  expect(ids(sampleProofs([one('without'), one('with', { proof })], 5))).toEqual(['with']);
});

it('takes the same ones in whatever order they come', async () => {
  const bank = await loadQuestions();
  expect(ids(sampleProofs(bank.toReversed(), 25))).toEqual(ids(sampleProofs(bank, 25)));
});

it('spreads over all objectives and all kinds that have proofs', async () => {
  const bank = await loadQuestions();
  const proved = bank.filter((question) => question.proof !== undefined);
  const sample = sampleProofs(bank, 25);
  expect(sample).toHaveLength(25);
  for (const of of ['objective', 'kind'] as const) {
    const counts = new Map<string, number>();
    for (const each of sample) counts.set(each[of], (counts.get(each[of]) ?? 0) + 1);
    expect(counts.size).toBe(new Set(proved.map((each) => each[of])).size);
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(4);
  }
});
