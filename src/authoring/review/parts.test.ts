import { describe, expect, it } from 'vitest';
import { blueprintSchema } from '../../domain/question.ts';
import { unexplained } from './distractors.ts';
import { objectiveCoverage, thinPlaces } from './objectives.ts';
import { brokenSource } from './sources.ts';
import { coverage, one } from './testing.ts';
import { saidOf, topicCoverage, topicProblems } from './topics.ts';

describe('distractors', () => {
  const found = (...becauses: [string, string][]) =>
    unexplained(
      one('x', {
        options: [
          { id: 'a', text: 'A right one', because: 'It is right, as has been measured.' },
          { id: 'b', text: 'Another', because: 'It is wrong, as has been measured.' },
          ...becauses.map(([text, because], at) => ({ id: `o${at}`, text, because })),
        ],
      }),
    );

  it('are explained in words of their own', () => {
    expect(found(['Three', 'There would have to be three of them for this.'])).toEqual([]);
    expect(found(['Three', 'No, it is not.'])).toEqual(['"Three" is explained by "No, it is not." only']);
    const text = 'It waits until all of them have ended';
    expect(found([text, `${text}.`])).toEqual([`"${text}" is explained by itself`]);
    expect(found(['Three', 'It is wrong - as has been measured!'])).toEqual([
      '"Three" has the reason of another option',
    ]);
  });
});

describe('sources', () => {
  const found = (source: string) =>
    brokenSource(one('x', { source }), coverage([{ name: 'cluster.fork([env])', anchor: 'clusterforkenv' }]));

  it.each([
    'https://nodejs.org/api/cluster.html#clusterforkenv',
    'https://nodejs.org/api/cluster.html#how-it-works',
    'https://nodejs.org/api/net.html#anything',
    'https://github.com/nodejs/node/issues/1',
  ])('%s is a page', (source) => expect(found(source)).toEqual([]));

  it.each([
    ['http://nodejs.org/api/net.html', 'no https'],
    ['https://nodejs.org/', 'a whole site'],
    ['https://nodejs.org/docs/cluster', 'no page of Node'],
    ['https://nodejs.org/api/cluster.html#cluster-spawn', 'no heading #cluster-spawn'],
  ])('%s proves nothing', (source, why) => expect(found(source).join()).toContain(why));
});

describe('topics', () => {
  const fork = { name: 'cluster.fork([env])', questions: ['x'] };
  const asks = one('x', { prompt: 'What does `cluster.fork()` do in a worker?' });

  it('are covered by questions that say their name', () => {
    expect(topicProblems(coverage([fork]), [asks])).toEqual([]);
    expect(topicCoverage(coverage([fork]))).toEqual([
      { group: 'cluster', name: fork.name, questions: ['x'] },
    ]);
  });

  it('are not covered by nothing, by what is gone, or by another question', () => {
    const bare = { ...fork, questions: [] };
    expect(topicProblems(coverage([bare]), [asks])).toEqual([
      'cluster, cluster.fork([env]): no question asks for it',
    ]);
    expect(topicProblems(coverage([fork]), [])[0]).toContain('there is no question x');
    expect(topicProblems(coverage([fork]), [one('x')])[0]).toContain('x does not say "cluster.fork("');
  });

  it.each([
    ['cluster.fork([env])', 'cluster.fork('],
    ["Event: 'exit'", 'exit'],
    ['worker.id', 'worker.id'],
  ])('%s is said by %s', (name, says) => expect(saidOf({ name })).toBe(says));
});

describe('objectives', () => {
  const blueprint = blueprintSchema.parse({
    schema: 1,
    title: 'All',
    passMark: 68,
    note: '',
    objectives: [
      { id: 'balancing', title: 'Balancing', weight: 75, summary: 'b' },
      { id: 'idle', title: 'Idle', weight: 25, summary: 'i' },
    ],
  });
  const bank = [one('x'), one('y', { level: 'judge' }), one('z', { objective: 'idle', level: 'recall' })];

  it('are counted by level and kind, with their share', () => {
    expect(objectiveCoverage(bank, blueprint)).toMatchObject([
      { objective: 'balancing', questions: 2, weight: 75, levels: { apply: 1, judge: 1, recall: 0 } },
      { objective: 'idle', questions: 1, kinds: { one: 1, run: 0 } },
    ]);
    expect(objectiveCoverage(bank, blueprint)[0]?.share).toBeCloseTo(66.7, 1);
  });

  it('are thin where questions, kinds, levels or shares are wanting', () => {
    const thin = thinPlaces(bank, blueprint);
    expect(thin).toContain('only 0 questions run a program, not 20');
    expect(thin).toContain('only 0 questions are of the kind match, not 10');
    expect(thin).toContain('only 0 questions are of the level analyse: less than a tenth');
    expect(thin).toContain('idle has no question of the level judge');
    expect(thin.join()).not.toContain('% of the questions');
    const lopsided = thinPlaces(
      [...bank, one('u', { objective: 'idle' }), one('v', { objective: 'idle' })],
      blueprint,
    );
    expect(lopsided).toContain('idle has 60.0 % of the questions, and weighs 25 %');
  });
});
