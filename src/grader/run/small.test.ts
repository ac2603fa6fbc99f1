import { describe, expect, it } from 'vitest';
import type { Event } from '../../domain/event.ts';
import { outcomeOf } from './client.ts';
import { parseCpuList } from './cpus.ts';
import { scaled } from './program.ts';
import { Recorder } from './recorder.ts';
import { ownBytesOf } from './table/proc-fs.ts';
import { until } from './until.ts';

const coded = (code: string) => Object.assign(new Error('x'), { code });

it.each([
  ['0', [0]],
  ['0-3', [0, 1, 2, 3]],
  ['0-2,5', [0, 1, 2, 5]],
  [' 7,9-10\n', [7, 9, 10]],
  ['', []],
  ['\n', []],
])('parseCpuList(%j)', (list, cpus) => {
  expect(parseCpuList(list)).toEqual(cpus);
});

it.each([
  [coded('ECONNREFUSED'), 'refused'],
  [coded('ECONNRESET'), 'reset'],
  [coded('EPIPE'), 'reset'],
  [coded('CLIENT_TIMEOUT'), 'timed-out'],
  [coded('HPE_INVALID_CONSTANT'), 'garbled'],
  [new Error('socket hang up'), 'reset'],
])('outcomeOf: %s', (error, outcome) => {
  expect(outcomeOf(error)).toBe(outcome);
});

describe('memory of its own', () => {
  const status = [
    'VmRSS:\t   60000 kB',
    'RssAnon:\t   20000 kB',
    'RssFile:\t   35000 kB',
    'RssShmem:\t    5000 kB',
  ];

  it('is what no other process maps from the same file', () => {
    expect(ownBytesOf(status.join('\n'))).toBe(25_000 * 1024);
  });

  it('is all that is resident where the kernel does not tell them apart, and 0 for what has gone', () => {
    expect(ownBytesOf(status[0] ?? '')).toBe(60_000 * 1024);
    expect(ownBytesOf('')).toBe(0);
  });
});

it('times that follow the machine are scaled, and nothing else is', () => {
  expect(scaled('1500*scale', 1.5)).toBe('2250');
  expect(scaled('1500', 1.5)).toBe('1500');
  expect(scaled('none', 3)).toBe('none');
});

describe('until', () => {
  it('is met, over or late', async () => {
    let looks = 0;
    const third = () => {
      looks += 1;
      return looks > 2;
    };
    expect(await until(third, 5000)).toBe('met');
    expect(
      await until(
        () => false,
        5000,
        () => true,
      ),
    ).toBe('over');
    expect(await until(() => false, 0)).toBe('late');
  });

  it('prefers met to over, and over to late', async () => {
    expect(
      await until(
        () => true,
        0,
        () => true,
      ),
    ).toBe('met');
    expect(
      await until(
        () => false,
        0,
        () => true,
      ),
    ).toBe('over');
  });
});

it('the recorder numbers events from 0, and times those that bring no time', () => {
  const events: Event[] = [];
  const recorder = new Recorder((event) => events.push(event));
  recorder.record({ kind: 'gap', gap: 20 });
  recorder.record({ kind: 'end', left: [], t: 12.5 });
  expect(events.map(({ i }) => i)).toEqual([0, 1]);
  expect(events[0]?.t).toBeLessThanOrEqual(recorder.now());
  expect(events[1]?.t).toBe(12.5);
});
