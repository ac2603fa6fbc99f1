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
  ['truth', '1 2'],
  ['line', '4'],
  ['line', '5 6'],
  ['line', '1'],
  ['match', ''],
  ['match', 'a1 b2'],
  ['match', 'a1 b2 c2'],
  ['match', 'a1 b2 b3'],
  ['match', 'a1 b2 c9'],
  ['match', 'a1 b2 d3'],
  ['match', 'whatever'],
] as const)('%s: "%s" is not taken', (kind, line) => {
  expect(readAnswer(line, item(kind))).toMatchObject({
    type: 'unclear',
    message: expect.stringMatching(/\.$/),
  });
});

test('a faulty line by its number in the code', () => {
  expect(readAnswer('5', item('line'))).toEqual({
    type: 'answer',
    answer: { kind: 'choice', picked: ['line-5'] },
  });
});

test('terms and meanings: letters in any order, or the numbers alone', () => {
  const { shown } = item('match');
  const pairs = [
    { term: 'a', meaning: shown[1] },
    { term: 'b', meaning: shown[3] },
    { term: 'c', meaning: shown[0] },
  ];
  const taken = (line: string) => {
    const said = readAnswer(line, item('match'));
    if (said.type !== 'answer' || said.answer.kind !== 'match') throw new Error(`not taken: ${line}`);
    return said.answer.pairs.toSorted((x, y) => (x.term < y.term ? -1 : 1));
  };
  for (const line of ['a2 b4 c1', 'C1, a-2 B: 4', 'c1a2b4', '2 4 1']) expect(taken(line)).toEqual(pairs);
});

test('commands: by a letter where numbers are asked for, by a colon everywhere', () => {
  expect(readAnswer('Q', item('one'))).toEqual({ type: 'quit' });
  expect(readAnswer('?', item('order'))).toEqual({ type: 'help' });
  expect(readAnswer(':f', item('fill'))).toEqual({ type: 'flag' });
  expect(readAnswer('constructor', item('one'))).toMatchObject({ type: 'unclear' });
  expect(readAnswer('q', item('fill'))).toEqual({ type: 'answer', answer: { kind: 'fill', text: 'q' } });
});
