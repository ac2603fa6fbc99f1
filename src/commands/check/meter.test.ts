import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Meter } from './meter.ts';

const { isTTY: tty, columns } = process.stderr;
let written = '';
beforeEach(() => {
  written = '';
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  process.stderr.isTTY = tty;
  process.stderr.columns = columns;
});
const tasks = (count: number) => Array.from({ length: count }, () => 10_000);

it('tells without a terminal how far it is, once a minute, in lines of their own', () => {
  process.stderr.isTTY = false;
  const meter = new Meter('grades');
  meter.begin(tasks(20), 1);
  for (let done = 0; done < 14; done += 1) {
    vi.advanceTimersByTime(10_000);
    meter.done(10_000);
  }
  expect(written.split('\n')).toEqual([
    expect.stringMatching(/^grades \[#{6}\.{14}\] {2}6 of 20 · about 2 min 20 s left$/),
    expect.stringMatching(/12 of 20/),
    '',
  ]);
});

it('writes over its line on a terminal, and ends it', () => {
  process.stderr.isTTY = true;
  process.stderr.columns = 80;
  const meter = new Meter('grades');
  meter.begin(tasks(2), 1);
  meter.done(10_000);
  meter.tell('a/b: fail');
  meter.done(10_000);
  expect(written.split('\r\u001b[K').slice(1)).toEqual([
    expect.stringContaining('0 of 2'),
    expect.stringContaining('1 of 2'),
    'a/b: fail\n',
    expect.stringContaining('1 of 2'),
    expect.stringMatching(/2 of 2 · done\n$/),
  ]);
});

it('says that it was interrupted, and is silent from then on', () => {
  process.stderr.isTTY = true;
  process.stderr.columns = 80;
  const stop = new AbortController();
  const meter = new Meter('grades', stop.signal);
  meter.begin(tasks(2), 1);
  stop.abort();
  meter.done(10_000);
  const later = new Meter('proofs', stop.signal);
  later.begin(tasks(2), 1);
  expect(written.split('\r\u001b[K').slice(1)).toEqual([
    expect.stringContaining('0 of 2'),
    expect.stringMatching(/^Interrupted: .*\n$/),
  ]);
});

it('keeps to one row of a narrow terminal, which can be written over', () => {
  process.stderr.isTTY = true;
  process.stderr.columns = 40;
  const meter = new Meter('grades');
  meter.begin(tasks(200), 1);
  const row = written.replace('\r\u001b[K', '');
  expect(row).toContain('grades [....................]   0 of');
  expect(row).toHaveLength(39);
});
