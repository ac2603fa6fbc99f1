import { describe, expect, it } from 'vitest';
import { labSummaries, loadBlueprint, loadIndex, loadLearning } from '../store/content.ts';
import { checkLearning, type Known } from './check-learning.ts';

const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');
const EXAMPLE = "```js\nconsole.log('hi');\n```\n\n```text\nhi\n```";
const text = (count: number, more = ''): string =>
  `Begin.\n\n## How it works\n\n${words(count)} ${more}\n\n## Try it\n\n${EXAMPLE}\n\n## What people get wrong\n\n- *Much is wrong.* Little is.`;
const lesson = (objective: string, of = text(250)) => ({ objective, title: 'A lesson', text: of });
const term = (name: string, more: object = {}) => ({
  term: name,
  objective: 'balancing',
  also: [],
  meaning: 'What it means, in a sentence that is long enough.',
  related: ['primary'],
  questions: [],
  labs: [],
  source: 'https://nodejs.org/api/cluster.html',
  ...more,
});
const glossary = [term('primary'), ...Array.from({ length: 90 }, (_, n) => term(`term ${n}`))];
const step = (question: string, lessons: string[]) => ({
  title: 'A step',
  aim: 'Know something at its end.',
  lessons,
  question,
  points: 5,
});
const known: Known = {
  blueprint: {
    schema: 1,
    title: 'B',
    passMark: 68,
    note: '',
    objectives: [{ id: 'balancing', title: 'Balancing', weight: 100, summary: '' }],
  },
  questions: ['ba-one'],
  labs: ['round-robin'],
};
const good = { glossary, lessons: [lesson('balancing')], path: [step('ba-one', ['balancing'])] };

it('the content that ships has nothing wrong', async () => {
  const [learning, blueprint, index, labs] = await Promise.all([
    loadLearning(),
    loadBlueprint(),
    loadIndex(),
    labSummaries(),
  ]);
  const ids = { questions: index.map(({ id }) => id), labs: labs.map(({ id }) => id) };
  expect(checkLearning(learning, { blueprint, ...ids })).toEqual([]);
});

describe('of content of one lesson', () => {
  it('nothing is told when all is well', () => {
    expect(checkLearning(good, known)).toEqual([]);
  });

  it.each([
    ['there is no lesson on balancing', { lessons: [], path: [] }],
    ['the lesson other is on no objective', { lessons: [lesson('balancing'), lesson('other')] }],
    ['lesson balancing: it has 114 words, not 200 to 400', { lessons: [lesson('balancing', text(95))] }],
    [
      'lesson balancing: "nonsense" is no term of the glossary',
      { lessons: [lesson('balancing', text(250, '**nonsense**'))] },
    ],
    [
      'lesson balancing: it has no example, or does not say what that prints',
      { lessons: [lesson('balancing', text(250).replace(EXAMPLE, ''))] },
    ],
    [
      'lesson balancing: it has no section "## What people get wrong"',
      { lessons: [lesson('balancing', text(250).replace('## What people get wrong', '## Errors'))] },
    ],
    [
      'lesson balancing: "It is wrong." is no "*What people say.* What is true."',
      { lessons: [lesson('balancing', text(250).replace('*Much is wrong.* Little is.', 'It is wrong.'))] },
    ],
    ['term odd: there is no question zz', { glossary: [...glossary, term('odd', { questions: ['zz'] })] }],
    ['term odd: there is no lab zz', { glossary: [...glossary, term('odd', { labs: ['zz'] })] }],
    [
      'term odd: there is no term "zz" to be related to',
      { glossary: [...glossary, term('odd', { related: ['zz'] })] },
    ],
    ['the term "primary" stands twice', { glossary: [...glossary, term('Primary')] }],
    ['the glossary has only 1 terms', { glossary: [term('primary')] }],
    ['the path names the question zz, which is not there', { path: [step('zz', ['balancing'])] }],
    ['the path names the lesson zz, which is not there', { path: [step('ba-one', ['balancing', 'zz'])] }],
  ])('%s', (problem, change) => {
    expect(checkLearning({ ...good, ...change }, known)).toContain(problem);
  });
});
