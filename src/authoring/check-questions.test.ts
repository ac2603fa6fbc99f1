import { expect, it } from 'vitest';
import { type Blueprint, blueprintSchema, type Question, questionSchema } from '../domain/question.ts';
import { brokenKind } from './check-kinds.ts';
import { checkQuestions } from './check-questions.ts';

const common = {
  objective: 'balancing',
  level: 'apply',
  explanation: 'Because it was measured so.',
  source: 'https://nodejs.org/api/cluster.html',
};
const option = (id: string, text = `Option ${id}`) => ({ id, text, because: 'It was measured.' });
const one = (id: string, other: object = {}): Question =>
  questionSchema.parse({
    ...common,
    id,
    kind: 'one',
    prompt: `What of ${id} is so?`,
    options: ['a', 'b', 'c', 'd'].map((each) => option(each)),
    answer: 'a',
    ...other,
  });
const objective = (id: string, weight: number) => ({ id, title: id, weight, summary: id });
const blueprint = (...objectives: ReturnType<typeof objective>[]): Blueprint =>
  blueprintSchema.parse({ schema: 1, title: 'All', passMark: 68, note: '', objectives });
const whole = blueprint(objective('balancing', 100));
const found = (...questions: Question[]) => [
  ...checkQuestions(questions, whole),
  ...questions.flatMap((question) => brokenKind(question).map((what) => `${question.id}: ${what}`)),
];

it('has nothing to say of a sound bank', () => {
  expect(found(one('first'), one('second'))).toEqual([]);
});

it('finds ids and questions that stand twice', () => {
  expect(found(one('same'), one('same', { prompt: 'Another prompt?' }))).toEqual([
    'same: the id is used twice',
  ]);
  const prompt = 'What is so here?';
  expect(found(one('x', { prompt }), one('y', { prompt }))).toEqual(['asked twice: What is so here?']);
  expect(found(one('x', { prompt, code: 'a' }), one('y', { prompt, code: 'b' }))).toEqual([]);
});

it('finds objectives that nobody asks for, and weights that do not add up', () => {
  const two = blueprint(objective('balancing', 60), objective('idle', 30));
  expect(checkQuestions([one('x')], two)).toEqual([
    'no question asks for idle',
    'the weights of the blueprint add up to 90, not 100',
  ]);
});

it('finds answers and options that cannot be', () => {
  expect(found(one('x', { answer: 'z' }))).toEqual(['x: the answer z is no option']);
  expect(found(one('x', { options: [option('a'), option('a', 'Other'), option('b')] }))).toEqual([
    'x: the option a stands twice',
  ]);
  expect(found(one('x', { options: [option('a', 'Same'), option('b', 'same '), option('c')] }))[0]).toContain(
    'two options read "same"',
  );
  expect(
    found(one('x', { options: [option('a'), option('b'), option('c', 'All of the above')] }))[0],
  ).toContain('points at the others');
  const every = { kind: 'several', answer: undefined, answers: ['a', 'b', 'c', 'd'] };
  expect(found(one('x', every))).toEqual(['x: every option is right']);
  expect(found(one('x', { ...every, answers: ['a', 'z'] }))).toEqual(['x: the answer z is no option']);
});

it('finds what is right and wrong at once', () => {
  const fill = questionSchema.parse({
    ...common,
    id: 'fill',
    kind: 'fill',
    prompt: 'Which word is it?',
    grammar: 'word',
    accepts: ['fork'],
    wrong: [{ text: 'fork', because: 'It is the other one.' }],
  });
  expect(found(fill)).toEqual(['fill: "fork" is both right and wrong']);
});
