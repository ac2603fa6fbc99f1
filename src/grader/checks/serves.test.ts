import { describe, expect, it } from 'vitest';
import { judged } from '../testing/judge-story.ts';
import { booted } from '../testing/openings.ts';
import { PRIMARY, type Story, story } from '../testing/timeline.ts';
import { servesFailure } from './serves-failure.ts';
import { View } from './view.ts';

/** A program that was started, and never served. */
const dumb = (tell: (told: Story) => void, header: Parameters<typeof story>[0] = {}) => {
  const told = story(header).launch().at(60);
  tell(told);
  return told.after(10).condition('serving', false, 10_000).end();
};
const exits = (code: number | null, ...stderr: string[]) =>
  dumb((told) => {
    for (const line of stderr) told.output(line);
    told.exit(code, code === null ? 'SIGABRT' : null);
  });

describe('serves', () => {
  it('holds for a program that boots, answers, and stays within its limits', () => {
    expect(judged(booted().at(900).end(), 'serves')).toMatchObject({ status: 'pass' });
  });

  it('is open as long as the run goes on', () => {
    expect(judged(booted().at(900).soFar(), 'serves').status).toBe('open');
  });

  it.each([
    ['syntax-error', exits(1, "SyntaxError: Unexpected token '}'", 'Node.js v24.0.0'), 'does not parse'],
    [
      'crash',
      exits(1, 'SyntaxError: Unexpected end of JSON input', '    at JSON.parse (<anonymous>)'),
      'crashed',
    ],
    ['missing-package', exits(1, "Error: Cannot find package 'express' imported from server.js"), 'express'],
    ['missing-package', exits(1, "Error: Cannot find module './app.cjs'"), './app.cjs'],
    ['crash', exits(1, 'TypeError: x is not a function'), 'code 1'],
    ['crash', exits(null), 'SIGABRT'],
    ['early-end', exits(0), 'code 0'],
    ['hang', dumb((told) => told.lost('boot', 'timed-out')), 'never answers'],
    ['not-listening', dumb((told) => told.lost('boot', 'refused')), 'nothing listens'],
    [
      'crash',
      dumb((told) => told.born(101, 102).after(50).died(101, 102)),
      '2 child processes came and went',
    ],
    [
      'wrong-port',
      dumb((told) => told.lost('boot', 'refused').elsewhere(8000)),
      'listens on 8000, not on the PORT',
    ],
    [
      'bad-answer',
      dumb((told) => told.reply(told.ask('boot'), PRIMARY, { ok: false, detail: 'status 404' } as object)),
      'status 404',
    ],
    ['output', booted().limit('output', 'it printed more than 1 MiB').end(), 'printed too much'],
    ['memory', booted().limit('memory').end(), 'too much memory'],
    ['time', booted().limit('time').end(), 'took too long'],
    [
      'too-few-workers',
      booted().condition('workers', false, 4000).unmet('workers', 'program').end(),
      'needs them all',
    ],
  ] as const)('fails: %s', (kind, timeline, told) => {
    const finding = judged(timeline, 'serves');
    expect(finding.status).toBe('fail');
    expect(finding.because.toLowerCase()).toContain(told.toLowerCase());
    expect(finding.cites.length).toBeGreaterThan(0);
    const view = new View(timeline);
    for (const event of timeline.events) view.push(event);
    expect(servesFailure(view)?.kind).toBe(kind);
  });

  it.each([
    ['It had no child process.', exits(0)],
    [
      '2 child processes came and went meanwhile.',
      dumb((told) => told.born(101, 102).after(50).died(101, 102).exit(0)),
    ],
    ['It had no child process.', dumb((told) => told.lost('boot', 'refused'))],
    ['It has 2 child processes, and none of them listens.', dumb((told) => told.born(101, 102))],
    [
      '1 child process came and went meanwhile. It has 1 child process, which does not listen.',
      dumb((told) => told.born(101, 102).after(50).died(101)),
    ],
  ])('tells what there was of children: %s', (words, timeline) => {
    expect(judged(timeline, 'serves').because).toContain(words);
  });

  it('tells the last lines of stderr, and none that Node adds', () => {
    const { because } = judged(exits(1, 'Error: no database', 'Node.js v24.0.0'), 'serves');
    expect(because).toMatch(/stderr:\n {2}Error: no database$/);
    expect(because).not.toContain('Node.js v24');
  });

  it('is unknown where the machine is too slow for a limit of time, and fails where time is not the matter', () => {
    const hang = dumb((told) => told.lost('boot', 'timed-out'), { tooSlow: true });
    expect(judged(hang, 'serves').status).toBe('unknown');
    expect(
      judged(
        dumb((told) => told.exit(1), { tooSlow: true }),
        'serves',
      ).status,
    ).toBe('fail');
  });

  it('is unknown when the program was not let run', () => {
    const waited = 'its processes had to wait 25000 ms for a processor';
    const starved = story().launch().at(60).lost('boot', 'refused').after(10);
    const finding = judged(starved.condition('serving', false, 10_000, waited).end(), 'serves');
    expect(finding).toMatchObject({ status: 'unknown', timed: true });
    expect(finding.because).toContain(`But ${waited}.`);
    const few = booted().condition('workers', false, 4000, waited).unmet('workers', 'program').end();
    expect(judged(few, 'serves').status).toBe('unknown');
    const crashed = story().launch().at(60).exit(1).after(10).condition('serving', false, 10_000, waited);
    expect(judged(crashed.end(), 'serves').status).toBe('fail');
  });

  it('is unknown when the grader could not look for a fifth of the time', () => {
    expect(
      judged(
        dumb((told) => told.gap(2500).lost('boot', 'refused')),
        'serves',
      ).status,
    ).toBe('unknown');
    expect(
      judged(
        dumb((told) => told.gap(1500).lost('boot', 'refused')),
        'serves',
      ).status,
    ).toBe('fail');
  });

  it('blames nobody for a need that the machine does not meet', () => {
    expect(judged(booted().unmet('cpu-mask', 'outside').end(), 'serves').status).toBe('pass');
  });
});
