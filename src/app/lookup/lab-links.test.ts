import { expect, it } from 'vitest';
import { testLab } from '../../domain/testing/lab.ts';
import { type LabLinks, labLinks } from './lab-links.ts';

const base = testLab();
const [mistake] = base.mistakes;
if (mistake === undefined) throw new Error('The lab of the tests has no mistake.');
const lab = (id: string, objective: string, ...asked: string[][]) => ({
  id,
  objective,
  mistakes: asked.map((questions) => ({ ...mistake, questions })),
});

const links: LabLinks = labLinks([
  lab('first', 'balancing', ['q1'], ['q2']),
  lab('second', 'balancing', ['q1', 'q3'], ['q1']),
  lab('third', 'balancing', ['q1']),
  lab('fourth', 'debugging'),
]);

it('a question leads to the labs whose mistakes name it, the most often first, and to no more than two', () => {
  expect(links.ofQuestion('q1')).toEqual(['second', 'first']);
  expect(links.ofQuestion('q3')).toEqual(['second']);
  expect(links.ofQuestion('other')).toEqual([]);
});

it('an objective leads to its first labs', () => {
  expect(links.ofObjective('balancing')).toEqual(['first', 'second']);
  expect(links.ofObjective('debugging')).toEqual(['fourth']);
  expect(links.ofObjective('other')).toEqual([]);
});
