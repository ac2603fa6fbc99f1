import { expect, test } from 'vitest';
import { itemOf } from '../../domain/quiz/draft.ts';
import { sample } from '../../domain/quiz/testing.ts';
import { readAnswer } from './read-answer.ts';

const item = (kind: keyof typeof sample) => itemOf(sample[kind], 1);

test('numbers are places of what is shown', () => {
  const one = item('one');
  expect(readAnswer(' 2 ', one)).toEqual({
    type: 'answer',
    answer: { kind: 'choice', picked: [one.shown[1]] },
  });
  const several = item('several');
  const picked = [several.shown[0], several.shown[2]];
  expect(readAnswer('1,3', several)).toEqual({ type: 'answer', answer: { kind: 'choice', picked } });
  const order = item('order');
  const items = [order.shown[2], order.shown[0], order.shown[1]];
  expect(readAnswer('3 1 2', order)).toEqual({ type: 'answer', answer: { kind: 'order', items } });
});

test.each([
  ['one', ''],
  ['one', '4'],
  ['one', '0'],
  ['one', 'b'],
  ['one', '1 2'],
  ['several', '1,1'],
  ['several', '-1'],
  ['order', '1 2'],
  ['order', '1 2 2'],
  ['predict', '1e0'],
] as const)('%s: "%s" is not taken', (kind, line) => {
  expect(readAnswer(line, item(kind))).toMatchObject({
    type: 'unclear',
    message: expect.stringMatching(/\.$/),
  });
});

test('commands: by a letter where numbers are asked for, by a colon everywhere', () => {
  expect(readAnswer('Q', item('one'))).toEqual({ type: 'quit' });
  expect(readAnswer('?', item('order'))).toEqual({ type: 'help' });
  expect(readAnswer(':f', item('fill'))).toEqual({ type: 'flag' });
  expect(readAnswer('constructor', item('one'))).toMatchObject({ type: 'unclear' });
  expect(readAnswer('q', item('fill'))).toEqual({ type: 'answer', answer: { kind: 'fill', text: 'q' } });
});
