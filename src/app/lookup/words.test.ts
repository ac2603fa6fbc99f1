import { expect, it } from 'vitest';
import { phrased, wordsOf } from './words.ts';

it.each([
  ['restarting workers', 'replaced worker'],
  ['shut down', 'shutdown'],
  ['shutting down', 'shutdown'],
  ['keep-alive connections', 'keepalive connection'],
  ['masters', 'primary'],
  ['cores', 'CPU'],
  ['stopping', 'stopped'],
  ['balancing', 'distributed'],
  ['round-robin', 'round robin'],
])('%j and %j are the same words', (one, other) => {
  expect(wordsOf(one)).toEqual(wordsOf(other));
});

it('a name counts whole and in its parts', () => {
  expect(wordsOf('worker.exitedAfterDisconnect')).toEqual(
    expect.arrayContaining(['worker', 'exitedafterdisconnect', 'exit', 'disconnect']),
  );
});

it('small words are left out, but not from phrases', () => {
  expect(wordsOf('how do I do this with my app?')).toEqual([]);
  expect(phrased('How many workers?')).toBe(' how many worker ');
});
