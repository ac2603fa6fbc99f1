import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../../domain/event.ts';
import { timelineOf } from '../../domain/testing/lab.ts';
import { textOf, widthOf } from '../line.ts';
import { timelineLines } from './timeline.ts';

const launch: NewEvent = { kind: 'launch', pid: 10, port: 4000, entry: 'server.js', env: {} };
const ask = (id: number, tag = 'poll', path = '/', conn = 0): NewEvent => ({
  kind: 'request',
  id,
  tag,
  path,
  conn,
});
const answer = (id: number, pid: number, status = 200): NewEvent => ({
  kind: 'response',
  id,
  outcome: 'answered',
  status,
  pid,
  ok: status === 200,
});
const mark = (name: string): NewEvent => ({ kind: 'mark', name });

/** A grade whose one scenario is made of these events; one check fails on the event with the number `cited`. */
const seen = (events: readonly NewEvent[], cited?: number) => {
  const cites = cited === undefined ? [] : [{ scenario: 'drain', event: cited }];
  return {
    recording: { timelines: [{ scenario: 'drain', events: timelineOf(...events) }] },
    verdict: {
      checks: [
        { id: 'holds', status: 'pass' as const, cites: [{ scenario: 'drain', event: 0 }] },
        { id: 'refuses-new', status: 'fail' as const, cites },
      ],
    },
    lab: { scenarios: [{ id: 'drain', title: 'Requests are under way' }] },
  };
};
const rows = (events: readonly NewEvent[], cited?: number, width = 80): string[] => {
  const lines = timelineLines(seen(events, cited), width).map(textOf);
  const title = lines.indexOf('drain: Requests are under way');
  expect(title).toBeGreaterThan(0);
  return lines.slice(title + 1);
};

describe('the timeline of a grade', () => {
  it('tells events in words, without the looks before the port was open', () => {
    const early: NewEvent = { kind: 'response', id: 1, outcome: 'refused', ok: false };
    const exit: NewEvent = { kind: 'primary-exit', code: 0, signal: null };
    expect(rows([launch, ask(1, 'boot'), early, mark('booted'), exit])).toEqual([
      '  0.000 s started as 10: node server.js, PORT 4000 [0]',
      '  0.030 s it has booted [3]',
      '  0.040 s the primary ended with code 0 [4]',
    ]);
  });

  it('tells requests that fared alike in one row, with who answered how often', () => {
    const looks = [ask(1), ask(2), answer(1, 11), ask(3), answer(3, 12), answer(2, 11)];
    expect(rows([launch, ...looks, mark('replaced'), ask(4), answer(4, 12)])).toEqual([
      '  0.000 s started as 10: node server.js, PORT 4000 [0]',
      '  0.010 s 3 × GET / (poll): 200 by 11 (2), 12 (1), until 0.060 s [1–6]',
      '  0.070 s a replacement answers [7]',
      '  0.080 s GET / (poll): 200 by 12, after 10 ms [8–9]',
    ]);
  });

  it('keeps apart what did not fare alike', () => {
    const told = rows([
      launch,
      ask(1),
      answer(1, 11),
      ask(2),
      answer(2, 11, 503),
      ask(3, 'late'),
      answer(3, 12),
    ]);
    expect(told.slice(1)).toEqual([
      '  0.010 s GET / (poll): 200 by 11, after 10 ms [1–2]',
      '  0.030 s GET / (poll): 503 by 11, after 10 ms [3–4]',
      '  0.050 s GET / (late): 200 by 12, after 10 ms [5–6]',
    ]);
  });

  it('tells a request by itself when something happens before its answer', () => {
    const sent: NewEvent = { kind: 'signal', signal: 'SIGTERM', to: 'primary', pid: 10, victim: false };
    const events = [launch, ask(7, 'in-flight', '/work?ms=9', 3), mark('signalled'), sent, answer(7, 11)];
    expect(rows(events).slice(1)).toEqual([
      '  0.010 s → #7 GET /work?ms=9 (in-flight, connection 3) [1]',
      '  0.030 s SIGTERM is sent to the primary 10 [3]',
      '  0.040 s ← #7 200 by 11: GET /work?ms=9 [4]',
    ]);
  });

  it('names the failed check at the event on which it rests, and tells that event alone', () => {
    const events = [launch, ask(1), answer(1, 11), ask(2), answer(2, 12)];
    expect(rows(events, 4).slice(1)).toEqual([
      '  0.010 s GET / (poll): 200 by 11, after 10 ms [1–2]',
      '  0.030 s → #2 GET / (poll) [3]',
      '  0.040 s ← #2 200 by 12: GET / [4]',
      '          ✗ refuses-new',
    ]);
    expect(rows([launch, mark('signalled')], 1).slice(1)).toEqual([
      '  0.010 s signalled [1]',
      '          ✗ refuses-new',
    ]);
  });

  it('calls a worker what turned out to be one', () => {
    const born: NewEvent = { kind: 'born', pid: 11, ppid: 10, notSeen: 0, role: 'child', worker: false };
    expect(rows([launch, born]).at(-1)).toBe(
      '  0.010 s process 11 started, a child of the primary but no worker [1]',
    );
    const known: NewEvent = { kind: 'worker', pid: 11, worker: true };
    expect(rows([launch, born, known]).at(-1)).toBe('  0.010 s worker 11 started [1]');
  });

  it('ends where the grader ends what still runs', () => {
    const exit: NewEvent = { kind: 'primary-exit', code: null, signal: 'SIGKILL' };
    expect(rows([launch, mark('ending'), exit]).at(-1)).toMatch(/what still runs is ended \[1\]$/);
    expect(rows([launch, mark('ending'), exit], 2).at(-1)).toBe('          ✗ refuses-new');
  });

  it('fits into a narrow terminal', () => {
    const events = [launch, ask(1), answer(1, 11), ask(2, 'in-flight', '/work?ms=1206', 4), mark('booted')];
    for (const line of timelineLines(seen(events, 3), 40)) expect(widthOf(line)).toBeLessThanOrEqual(40);
  });
});
