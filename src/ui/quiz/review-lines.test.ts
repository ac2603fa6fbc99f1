import { expect, it } from 'vitest';
import type { Today } from '../../app/review.ts';
import { textOf } from '../line.ts';
import { dueLines, forecastLines } from './review-lines.ts';

const NOON = new Date(2026, 2, 10, 12).getTime();
const queue = { learning: [], due: [], raised: [], fresh: [], held: { due: 0, fresh: 0 } };
const today = (change: Partial<Today> = {}): Today => ({
  queue,
  asked: [],
  cards: [],
  leeches: [],
  nextLearning: null,
  endOfDay: NOON + 12 * 3_600_000,
  ...change,
});
const told = (lines: ReturnType<typeof dueLines>) => lines.map(textOf).join('\n');

it('tells what is due, or when something will be', () => {
  const due = { ...queue, due: ['a', 'b'], fresh: ['c'] };
  expect(told(dueLines(today({ queue: due })))).toBe('Due now: 2 to repeat, 1 new.');
  expect(told(dueLines(today()))).toBe('Nothing is due today.');
  expect(told(dueLines(today({ nextLearning: NOON })))).toContain('the next card comes at 12:00.');
  const held = { ...queue, held: { due: 0, fresh: 3 } };
  expect(told(dueLines(today({ queue: held })))).toContain('Today has had its share');
});

it('leads from what is forgotten again and again to its lesson', () => {
  const leeches = [
    { question: 'sr-unref', objective: 'shutdown-and-reload', lapses: 6 },
    { question: 'ba-path', objective: 'balancing', lapses: 5 },
    { question: 'sr-sigkill', objective: 'shutdown-and-reload', lapses: 4 },
  ];
  const text = told(forecastLines(today({ leeches })));
  expect(text).toContain(
    [
      '  clusterprep learn shutdown-and-reload  the lesson for',
      '    clusterprep prove sr-unref  (forgotten 6 times)',
      '    clusterprep prove sr-sigkill  (forgotten 4 times)',
      '  clusterprep learn balancing  the lesson for',
    ].join('\n'),
  );
  expect(told(forecastLines(today()))).not.toContain('learn');
});

it('names each day once, also where the clocks change', () => {
  const zone = process.env.TZ;
  process.env.TZ = 'Europe/Berlin';
  try {
    const endOfDay = new Date(2026, 9, 23).getTime();
    const text = told(forecastLines(today({ endOfDay })));
    const days = ['today', 'tomorrow', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'];
    expect(text.match(/^ {2}\S+day|^ {2}tomorrow/gm)?.map((day) => day.trim())).toEqual(days);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
