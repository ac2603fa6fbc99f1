import { expect, test } from 'vitest';
import type { Question } from '../question.ts';
import type { Answer } from '../quiz/answer.ts';
import { answerOf, itemOf } from '../quiz/draft.ts';
import { sample } from '../quiz/testing.ts';
import { draftOf, heldAnswer } from './drafts.ts';

const answers: [Question, Answer][] = [
  [sample.one, { kind: 'choice', picked: ['b'] }],
  [sample.several, { kind: 'choice', picked: ['a', 'c'] }],
  [sample.order, { kind: 'order', items: ['c', 'a', 'b'] }],
  [sample.fill, { kind: 'fill', text: 'pm2 start app.js' }],
];

test.each(answers)('an answer that stands is given again as it is: %#', (question, answer) => {
  const item = itemOf(question, 7);
  const draft = draftOf(item, answer);
  expect(answerOf(item, draft)).toEqual(answer);
  expect(heldAnswer(item, draft, true)).toEqual(answer);
});
