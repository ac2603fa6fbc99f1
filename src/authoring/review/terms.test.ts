import { expect, it } from 'vitest';
import { termSchema } from '../../domain/learn.ts';
import { strangeTerms, vocabularyOf } from './terms.ts';
import { coverage, one, options } from './testing.ts';

const term = termSchema.parse({
  term: 'kill_timeout',
  objective: 'production-tools',
  also: ['SIGKILL deadline'],
  meaning: 'How long PM2 waits for the end of a process before it sends a harder signal.',
  related: ['drain'],
  source: 'https://pm2.keymetrics.io/docs/usage/signals-clean-restart/',
});
const words = vocabularyOf(
  [term],
  coverage([{ name: 'cluster.fork([env])' }, { name: 'worker.id' }], ['CPU', 'JavaScript']),
);
const strange = (change: object) => strangeTerms(one('x', change), words);

it('knows the glossary, the members of cluster and plain words', () => {
  const prompt =
    'After `kill_timeout` a SIGKILL comes, on any CPU, in JavaScript. What does `cluster.fork()` do then?';
  expect(strange({ prompt })).toEqual([]);
});

it('tells of a name that nobody explains', () => {
  const prompt = 'With `wait_ready` and `keepAliveTimeout` in force a SIGHUP comes. What follows?';
  const told = ['wait_ready', 'keepAliveTimeout', 'SIGHUP'].map((word) =>
    expect.stringContaining(`"${word}"`),
  );
  expect(strange({ prompt })).toEqual(told);
});

it('takes for explained what the question itself tells, shows or links to', () => {
  const prompt = 'With `wait_ready` in force a SIGHUP comes, and `SharedArrayBuffer` is there. What follows?';
  const change = {
    prompt,
    explanation: 'SIGHUP is sent when a terminal is closed.',
    code: 'new SharedArrayBuffer(4);',
    options: options('wait_ready is too short', 'two', 'three'),
  };
  expect(strange(change)).toEqual([]);
});

it('takes a whole statement in a prompt for code', () => {
  expect(
    strange({ prompt: 'A timer is set by `const t = setTimeout(forceExit, 10)`. What is it for?' }),
  ).toEqual([]);
});

it('tells of members that Node does not have, and of words that it has left behind', () => {
  const change = {
    prompt: 'What does `worker.restart()` do in `worker.js`?',
    explanation: 'The master process restarts it.',
  };
  expect(strange(change)).toEqual([
    "there is no worker.restart in Node's documentation",
    'it says "master", and the house says primary and worker',
  ]);
  expect(strange({ explanation: 'The old name is `isMaster`, as in `setupMaster`.' })).toEqual([]);
});
