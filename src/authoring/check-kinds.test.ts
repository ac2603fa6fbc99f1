import { expect, it } from 'vitest';
import type { Question } from '../domain/question.ts';
import { sample, samples } from '../domain/quiz/testing.ts';
import { brokenKind } from './check-kinds.ts';

const found = <Q extends Question>(question: Q, change: Partial<Q>): string[] =>
  brokenKind({ ...question, ...change });

it('has nothing to say of sound questions', () => {
  for (const question of samples) expect(brokenKind(question)).toEqual([]);
});

it('truth: both verdicts are there, and no reason begins with one', () => {
  const { truth } = sample;
  if (truth.kind !== 'truth') throw new Error('another kind');
  const all = truth.options.map((option) => ({ ...option, says: true }));
  expect(found(truth, { options: all })).toEqual(['no option says false']);
  const [first, ...rest] = truth.options;
  if (first === undefined) throw new Error('no option');
  expect(found(truth, { options: [{ ...first, text: 'True, it shares it.' }, ...rest] })[0]).toContain(
    'twice',
  );
  expect(found(truth, { answer: 'z' })).toEqual(['the answer z is no option']);
});

it('match: terms and meanings stand once, and digits can name them all', () => {
  const { match } = sample;
  if (match.kind !== 'match') throw new Error('another kind');
  const pair = { id: 'e', term: 'Term A', meaning: 'meaning b', because: 'It was measured.' };
  expect(found(match, { pairs: [...match.pairs, pair] })).toEqual([
    'two options read "meaning b"',
    'the term "term a" stands twice',
  ]);
  const others = Array.from({ length: 7 }, (_, at) => ({
    id: `o${at}`,
    meaning: `Other ${at}`,
    because: 'It was measured.',
  }));
  expect(found(match, { others })[0]).toContain('10 meanings');
});

it('line: each named line stands in the code once, and can be picked', () => {
  const { line } = sample;
  if (line.kind !== 'line') throw new Error('another kind');
  const faulty = (text: string) => ({ faulty: [{ line: text, because: 'It was measured.' }] });
  expect(found(line, faulty('nowhere();'))).toEqual(['no line of the code reads "nowhere();"']);
  expect(found(line, faulty('}'))[0]).toContain('cannot be picked');
  expect(found(line, faulty('cluster.fork();'))[0]).toContain('named twice');
  expect(found(line, { code: `${line.code}server.close();\n` })[0]).toContain('2 times');
});

it('timeline: time goes on, and the table can be read', () => {
  const { timeline } = sample;
  if (timeline.kind !== 'timeline') throw new Error('another kind');
  const { from, lines } = timeline.timeline;
  const back = { from, lines: [...lines, { ms: 3, who: 'primary', what: 'ends' }] };
  expect(found(timeline, { timeline: back })).toEqual(['its time goes back in line 4']);
  const wide = { from, lines: [...lines, { ms: 2000, who: 'primary', what: 'x'.repeat(91) }] };
  expect(found(timeline, { timeline: wide })[0]).toContain('too long for a table');
  const long = {
    from,
    lines: Array.from({ length: 25 }, (_, ms) => ({ ms, who: 'primary', what: 'lives' })),
  };
  expect(found(timeline, { timeline: long })[0]).toContain('25 lines');
});
