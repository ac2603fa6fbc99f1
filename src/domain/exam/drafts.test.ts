import { expect, test } from 'vitest';
import type { Answer } from '../quiz/answer.ts';
import { answerOf, itemOf } from '../quiz/draft.ts';
import { sample } from '../quiz/testing.ts';
import { draftOf, heldAnswer } from './drafts.ts';

test.each([
  [sample.one, { kind: 'choice', picked: ['b'] }],
  [sample.several, { kind: 'choice', picked: ['a', 'c'] }],
  [sample.order, { kind: 'order', items: ['c', 'a', 'b'] }],
  [sample.fill, { kind: 'fill', text: 'pm2 start app.js' }],
] as const)('an answer that stands is given again as it is: %#', (question, answer: Answer) => {
  const item = itemOf(question, 7);
  const draft = draftOf(item, answer);
  expect(answerOf(item, draft)).toEqual(answer);
  expect(heldAnswer(item, draft, true)).toEqual(answer);
});
