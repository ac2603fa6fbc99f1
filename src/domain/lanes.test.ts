import { expect, test } from 'vitest';
import type { NewEvent } from './event.ts';
import { type Lanes, nextLanes, noLanes } from './lanes.ts';
import { timelineOf } from './testing/lab.ts';

const after = (...events: NewEvent[]): Lanes => timelineOf(...events).reduce(nextLanes, noLanes);
const born = (pid: number, role: 'primary' | 'child' = 'child', worker: boolean | null = true): NewEvent => ({
  kind: 'born',
  pid,
  ppid: 1,
  notSeen: 0,
  role,
  worker,
});
const died = (pid: number): NewEvent => ({ kind: 'died', pid, lastSeen: 0 });
const request = (id: number, conn = 0, tag = 'sequence'): NewEvent => ({
  kind: 'request',
  id,
  tag,
  path: '/',
  conn,
});
const answer = (id: number, pid: number): NewEvent => ({
  kind: 'response',
  id,
  outcome: 'answered',
  status: 200,
  pid,
  ok: true,
});
const kill = (pid: number): NewEvent => ({
  kind: 'signal',
  signal: 'SIGKILL',
  to: 'worker',
  pid,
  victim: true,
});
const stop = (pid: number): NewEvent => ({
  kind: 'signal',
  signal: 'SIGTERM',
  to: 'primary',
  pid,
  victim: false,
});
const lives = ({ lanes }: Lanes): Record<number, string> =>
  Object.fromEntries(lanes.map(({ pid, life }) => [pid, life.is]));

const boot = [born(10, 'primary'), born(11), born(12)];

test('a process boots until it answers, and the primary with its first worker', () => {
  expect(lives(after(...boot))).toEqual({ 10: 'booting', 11: 'booting', 12: 'booting' });
  expect(lives(after(...boot, request(1), answer(1, 11)))).toEqual({
    10: 'serving',
    11: 'serving',
    12: 'booting',
  });
});

test('requests are counted for the worker that answered', () => {
  const { lanes, waiting } = after(...boot, request(1), request(2), answer(1, 11), answer(2, 11), request(3));
  expect(lanes.find(({ pid }) => pid === 11)?.served).toBe(2);
  expect(waiting).toBe(1);
});

test('on a kept connection a request in flight belongs to the worker that answered there before', () => {
  const { lanes, waiting } = after(...boot, request(1, 7), answer(1, 12), request(2, 7));
  expect(lanes.find(({ pid }) => pid === 12)?.inFlight).toBe(1);
  expect(waiting).toBe(0);
});

test('a killed worker is replaced by the next one that is born', () => {
  const killed = [...boot, kill(11), died(11)];
  expect(lives(after(...killed))[11]).toBe('killed');
  const { lanes } = after(...killed, born(13));
  expect(lanes.find(({ pid }) => pid === 11)?.life).toEqual({ is: 'replaced', how: 'killed', by: 13 });
  expect(lives(after(...killed, born(13)))[13]).toBe('booting');
});

test('two that die at once are replaced one by one', () => {
  const events = [...boot, kill(11), kill(12), died(11), died(12), born(13), born(14)];
  expect(after(...events).lanes.flatMap(({ life }) => (life.is === 'replaced' ? [life.by] : []))).toEqual([
    13, 14,
  ]);
});

test('a death after GET /crash is a crash, one crash for each request', () => {
  const { lanes } = after(...boot, request(1, 0, 'crash'), died(11), died(12));
  expect(lanes.map(({ life }) => life.is)).toEqual(['booting', 'crashed', 'gone']);
});

test('after a stop signal deaths are no accidents and newborns replace nobody', () => {
  const { lanes } = after(...boot, stop(10), died(11), born(13));
  expect(lanes.map(({ life }) => life.is)).toEqual(['booting', 'gone', 'booting', 'booting']);
});

test('a primary that ends by itself with a code has crashed; with 0, or when told to stop, it is gone', () => {
  const exit = (code: number | null): NewEvent => ({ kind: 'primary-exit', code, signal: null });
  expect(lives(after(...boot, exit(1)))[10]).toBe('crashed');
  expect(lives(after(...boot, exit(0)))[10]).toBe('gone');
  expect(lives(after(...boot, stop(10), exit(1)))[10]).toBe('gone');
});

test('a helper child is not drawn, and one that turns out to be a worker is', () => {
  expect(after(born(10, 'primary'), born(11, 'child', false)).lanes).toHaveLength(1);
  expect(after(born(10, 'primary'), born(11, 'child', null)).lanes).toHaveLength(2);
  const told: NewEvent = { kind: 'worker', pid: 11, worker: false };
  expect(after(born(10, 'primary'), born(11, 'child', null), told).lanes).toHaveLength(1);
  const late: NewEvent = { kind: 'worker', pid: 11, worker: true };
  expect(after(born(10, 'primary'), born(11, 'child', false), late).lanes).toHaveLength(2);
});
