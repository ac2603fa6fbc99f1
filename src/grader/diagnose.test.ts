import { describe, expect, it } from 'vitest';
import type { Status } from '../domain/finding.ts';
import { type Mistake, mistakeSchema } from '../domain/lab.ts';
import { diagnose } from './diagnose.ts';
import { type Facts, factsOf } from './facts.ts';
import { drain, SINCE } from './testing/drain.ts';
import { booted, settled } from './testing/openings.ts';
import { type Story, story } from './testing/timeline.ts';

type Signature = { checks?: Record<string, string>; facts?: Record<string, unknown> };

const mistake = (id: string, confidence: number, ...any: Signature[]): Mistake =>
  mistakeSchema.parse({
    id,
    name: `It is ${id}`,
    confidence,
    any,
    explanation: '',
    remedy: '',
    source: 'https://nodejs.org',
  });
const states = new Map<string, Status>([
  ['serves', 'pass'],
  ['drains', 'fail'],
  ['ends', 'unknown'],
]);
const facts = new Map<string, Facts>([['drain', { late: 3, exit: 'code:1', died: true, zero: 0 }]]);
const matches = (...any: Signature[]) =>
  diagnose({ mistakes: [mistake('it', 0.5, ...any)] }, states, facts).length === 1;

describe('diagnose', () => {
  it('compares the states of checks', () => {
    expect(matches({ checks: { drains: 'fail', serves: 'pass', ends: 'unknown' } })).toBe(true);
    expect(matches({ checks: { drains: 'fail', serves: 'fail' } })).toBe(false);
    expect(matches({ checks: { missing: 'pass' } })).toBe(false);
  });

  it('takes fail and unknown for not-pass, but no check that is missing', () => {
    expect(matches({ checks: { drains: 'not-pass', ends: 'not-pass' } })).toBe(true);
    expect(matches({ checks: { serves: 'not-pass' } })).toBe(false);
    expect(matches({ checks: { missing: 'not-pass' } })).toBe(false);
  });

  it('compares facts exactly: words, numbers and truths', () => {
    expect(matches({ facts: { 'drain.exit': 'code:1', 'drain.late': 3, 'drain.died': true } })).toBe(true);
    expect(matches({ facts: { 'drain.exit': 'code:0' } })).toBe(false);
    expect(matches({ facts: { 'drain.late': '3' } })).toBe(false);
    expect(matches({ facts: { 'drain.died': false } })).toBe(false);
  });

  it('compares facts with ranges, whose ends belong to them', () => {
    expect(matches({ facts: { 'drain.late': { min: 3, max: 3 } } })).toBe(true);
    expect(matches({ facts: { 'drain.late': { min: 4 } } })).toBe(false);
    expect(matches({ facts: { 'drain.late': { max: 2 } } })).toBe(false);
    expect(matches({ facts: { 'drain.zero': { min: 0 } } })).toBe(true);
    expect(matches({ facts: { 'drain.exit': { min: 0 } } })).toBe(false);
  });

  it('takes a fact, or a scenario, that was not seen for no match', () => {
    expect(matches({ facts: { 'drain.missing': { max: 9 } } })).toBe(false);
    expect(matches({ facts: { 'other.late': 3 } })).toBe(false);
    expect(matches({ facts: { late: 3 } })).toBe(false);
  });

  it('needs all of a signature, and any of several', () => {
    expect(matches({ checks: { drains: 'fail' }, facts: { 'drain.late': 4 } })).toBe(false);
    expect(matches({ checks: { drains: 'pass' } }, { facts: { 'drain.late': 3 } })).toBe(true);
  });

  it('names the surest first, and of two that are as sure the one that stands first', () => {
    const all = { checks: { drains: 'fail' } };
    const mistakes = [
      mistake('a', 0.5, all),
      mistake('b', 0.9, all),
      mistake('c', 0.9, all),
      mistake('d', 0.7, all),
    ];
    expect(diagnose({ mistakes }, states, facts).map(({ id }) => id)).toEqual(['b', 'c', 'd', 'a']);
    expect(diagnose({ mistakes: [] }, states, facts)).toEqual([]);
  });

  it('tells which questions teach it, what looks alike, and what would tell them apart', () => {
    const all = { checks: { drains: 'fail' } };
    const alike = [
      { id: 'b', apart: 'There a new pid is seen.' },
      { id: 'gone', apart: 'Nobody knows.' },
    ];
    const a = { ...mistake('a', 0.9, all), questions: ['sr-refill'], confusable: alike };
    expect(
      diagnose({ mistakes: [a, mistake('b', 0.5, { checks: { drains: 'pass' } })] }, states, facts),
    ).toEqual([
      {
        id: 'a',
        name: 'It is a',
        confidence: 0.9,
        questions: ['sr-refill'],
        confusable: [{ id: 'b', name: 'It is b', apart: 'There a new pid is seen.' }],
      },
    ]);
  });
});

describe('what keeps any server from serving', () => {
  const stopped = (tell: (told: Story) => void) => {
    const told = story().launch().at(60);
    tell(told);
    return factsOf(told.after(10).condition('serving', false, 10_000).end());
  };
  const down = new Map<string, Status>([['serves', 'fail']]);
  const named = (seen: Facts, mistakes: Mistake[] = [], at = down) =>
    diagnose({ mistakes }, at, new Map([['first', seen]])).map(({ id }) => id);

  it.each([
    ['boot-nothing-begun', stopped((told) => told.exit(0))],
    ['boot-workers-gone', stopped((told) => told.born(101).after(50).died(101).exit(0))],
    ['boot-nobody-listens', stopped((told) => told.born(101, 102))],
    ['boot-nobody-forked', stopped((told) => told.lost('boot', 'refused'))],
    ['boot-error', stopped((told) => told.output('TypeError: x').output('Node.js v24.21.0').exit(1))],
    ['boot-error', stopped((told) => told.born(101, 102).output('Node.js v24.21.0').died(101, 102))],
    ['boot-one-after-another', stopped((told) => told.born(101, 102).after(50).died(101, 102))],
    ['boot-exits', stopped((told) => told.output('WORKERS is bad').exit(1))],
    ['boot-await', stopped((told) => told.output('Warning: Detected unsettled top-level await').exit(13))],
    ['boot-too-few', factsOf(booted().unmet('workers', 'program').end())],
    ['boot-other-port', stopped((told) => told.lost('boot', 'refused').elsewhere(8000))],
    ['boot-no-answer', stopped((told) => told.lost('boot', 'timed-out'))],
    ['runs-away', factsOf(booted().limit('output').end())],
    ['runs-away', factsOf(booted().limit('memory').end())],
  ])('is named: %s', (id, seen) => {
    expect(named(seen)).toEqual([id]);
  });

  it('is not named where the lab names a mistake of its own, or where it serves', () => {
    const seen = stopped((told) => told.exit(0));
    const own = mistake('own', 0.2, { facts: { 'first.serves-failure': 'early-end' } });
    expect(named(seen, [own])).toEqual(['own']);
    expect(named(seen, [], new Map([['serves', 'unknown']]))).toEqual([]);
    expect(named(factsOf(booted().end()))).toEqual([]);
  });

  it('says nothing of a program that PM2 has started', () => {
    expect(named({ 'serves-failure': 'crash' })).toEqual([]);
  });
});

describe('factsOf', () => {
  it('tells workers, answers and policy', () => {
    const told = settled({ workers: 3, count: 4 })
      .mark('steady-end', { workers: [101, 102, 103, 104] })
      .end();
    expect(factsOf(told)).toMatchObject({
      'serves-failure': 'none',
      'workers-expected': 3,
      'workers-at-steady': 4,
      'answering-workers': 4,
      'primary-answers': false,
      forks: 4,
      deaths: 0,
      policy: 'round-robin',
      'primary-exit': 'alive',
    });
    expect(factsOf(booted().listeners(101, 102).end()).policy).toBe('none');
  });

  it('does not take the end that the grader makes for a crash', () => {
    const hung = story().launch().at(60).lost('boot', 'timed-out').condition('serving', false, 10_000).end();
    expect(factsOf(hung)).toMatchObject({ 'serves-failure': 'hang', 'primary-died': false });
  });

  it('tells a shutdown, and leaves out what was not seen', () => {
    expect(factsOf(drain())).toMatchObject({
      'in-flight-answered': 'all',
      'primary-exit': 'code:0',
      'primary-exit-after-ms': 340,
      'primary-exit-after-last-answer-ms': 30,
      'workers-gone-after-ms': 330,
      'late-answers': 0,
      orphans: 0,
      'new-workers-after-signal': 0,
    });
    const stays = factsOf(
      drain({ exit: (told) => told, watched: (told) => told.at(SINCE + 900).mark('watched') }),
    );
    expect(stays['primary-exit']).toBe('alive');
    expect(Object.keys(stays)).not.toContain('orphans');
    expect(Object.keys(factsOf(settled().end()))).not.toContain('in-flight-answered');
  });
});
