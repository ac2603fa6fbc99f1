import { expect, it } from 'vitest';
import { rowOf } from './compute.ts';

const paths = (parameters: Parameters<typeof rowOf>[0]) => rowOf(parameters).map(({ path }) => path);

it('asks for as many numbers as it is told, each for another one', () => {
  expect(paths({ path: '/hash?n=', first: 7, count: 3 })).toEqual(['/hash?n=7', '/hash?n=8', '/hash?n=9']);
});

it('asks for the last number several times where that is wanted', () => {
  expect(paths({ first: 7, count: 5, same: 3 })).toEqual(['/7', '/8', '/9', '/9', '/9']);
});

it('sends other requests between them, with a tag of their own, and never at an end', () => {
  const row = rowOf({ first: 1, count: 10, between: ['/bad', '/worse'] });
  expect(row.map(({ path }) => path)).toEqual([
    '/1',
    '/2',
    '/3',
    '/4',
    '/bad',
    '/5',
    '/6',
    '/7',
    '/8',
    '/worse',
    '/9',
    '/10',
  ]);
  expect(row.filter(({ tag }) => tag === 'between').map(({ path }) => path)).toEqual(['/bad', '/worse']);
});
