import { expect, it } from 'vitest';
import { biases, figuresOf } from './bias.ts';
import { one, options } from './testing.ts';

const many = (count: number, change: (at: number) => object) =>
  Array.from({ length: count }, (_, at) => one(`q${at}`, change(at)));
const LETTERS = ['a', 'b', 'c', 'd'];

it('counts where the right option stands, and whether it is the longest or the shortest', () => {
  const bank = [
    one('x', { options: options('long and longer', 'mid size', 'short', 'medium'), answer: 'a' }),
    one('y', { options: options('long and longer', 'mid size', 'short', 'medium'), answer: 'c' }),
    one('z', { options: options('one', 'two and more', 'three'), answer: 'b' }),
    one('p', { kind: 'predict', code: 'x', options: options('1', '2', '33', '444'), answer: 'd' }),
  ];
  expect(figuresOf(bank)).toEqual({
    choices: 3,
    longest: 2,
    shortest: 1,
    places: [1, 0, 1, 1],
    statements: 0,
    truths: 0,
  });
});

it('tells of a length that gives answers away', () => {
  const texts = options('the longest of them all', 'short', 'middling', 'medium');
  const change = (answer: string) => (at: number) => ({
    options: texts,
    answer: at % 4 === 0 ? 'd' : answer,
  });
  expect(biases(many(12, change('a')))).toEqual([
    expect.stringContaining('in 9 of 12 questions the longest option'),
    expect.stringContaining('in 9 of 12 questions option 1'),
  ]);
  expect(biases(many(12, change('b')))[0]).toContain('the shortest option');
});

it('has nothing to say of chance, or of few questions', () => {
  const texts = options('one', 'three', 'four4', 'seven77');
  expect(biases(many(12, (at) => ({ options: texts, answer: LETTERS[at % 4] })))).toEqual([]);
  expect(biases(many(9, () => ({ options: texts, answer: 'a' })))).toEqual([]);
});

it('tells of statements that are nearly all false', () => {
  const says = ['a', 'b', 'c'].map((id) => ({
    id,
    says: id === 'a',
    text: `reason ${id}`,
    because: 'It was measured, and more than once.',
  }));
  const bank = many(12, (at) => ({ kind: 'truth', options: says, answer: at === 0 ? 'a' : 'b' }));
  expect(biases(bank)).toContainEqual(expect.stringContaining('1 of 12 statements are true'));
});
