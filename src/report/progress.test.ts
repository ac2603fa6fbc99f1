import { describe, expect, test } from 'vitest';
import { after, answer, attempt, content, grade, now } from '../app/fixtures/progress.ts';
import { summarise } from '../app/progress.ts';
import { bar, cell, spark } from './chart.ts';
import { progressCsv } from './progress-csv.ts';
import { progressHtml } from './progress-html.ts';
import { progressJson } from './progress-json.ts';
import { progressText } from './progress-text.ts';

const state = after(
  answer('stop-1'),
  answer('tools-1', false),
  grade('drain', 40),
  attempt('lab', 'drain', 40),
  {
    type: 'attempt',
    of: 'exam',
    ref: 'e1',
    points: 61.5,
    maxPoints: 136,
    status: 'fail',
    startedAt: '2026-03-01T09:00:00.000Z',
    exam: {
      size: 'full',
      mode: 'training',
      seed: 7,
      how: 'time-out',
      percent: 45,
      passed: false,
      objectives: { stop: 45 },
    },
  },
  attempt('lab', '<script>alert("1")</script>\u001b[2J=1+1', 1),
);
const summary = summarise(state, content, now);
const nasty = summarise(
  state,
  {
    ...content,
    blueprint: { ...content.blueprint, title: '=HYPERLINK("x"), "<b>&' },
    labs: content.labs.map((lab) => ({ ...lab, title: '=1+1,"<i>' })),
  },
  now,
);

describe('charts', () => {
  test('a bar shows anything above 0, and is full at 100 only', () => {
    expect([0, 1, 50, 99, 100].map((percent) => bar(percent, 4, false))).toEqual([
      '----',
      '#---',
      '##--',
      '###-',
      '####',
    ]);
    expect(bar(Number.NaN, 4, true)).toBe('░░░░');
    expect(bar(200, 4, true)).toBe('████');
  });

  test('a sparkline has one character for each value', () => {
    expect(spark([0, 50, 100], true)).toBe('▁▅█');
    expect(spark([0, 50, 100], false)).toBe('059');
  });

  test('a cell is as wide as asked, and holds nothing that steers a terminal', () => {
    expect(cell('abc', 5, true)).toBe('abc  ');
    expect(cell('abcdef', 4, true)).toBe('abc…');
    expect(cell('a\u001b[2Jb\u202e', 5, true)).toBe('a[2Jb');
  });
});

describe('as text', () => {
  test.each([true, false])('fits in 60 columns (unicode: %s)', (unicode) => {
    const text = progressText(summary, { unicode });
    expect(text.split('\n').filter((line) => [...line].length > 60)).toEqual([]);
    expect(text).not.toContain('\u001b');
  });

  test('without unicode it is plain ASCII', () => {
    expect(progressText(summary, { unicode: false })).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test('says the same as the charts in numbers and words', () => {
    const text = progressText(summary, { unicode: true });
    for (const part of [
      '0 of 2 objectives',
      '1 of 2 answers right',
      '40/100',
      'not yet',
      'Next: clusterprep quiz tools',
    ]) {
      expect(text).toContain(part);
    }
  });
});

test('labs that were not tried are summed up', () => {
  const text = progressText(summary, { unicode: true });
  expect(text).toContain('\n1 more not tried yet; `clusterprep lab` lists them\n');
  expect(text).not.toContain('begin ');
  const none = summarise(after(), content, now);
  expect(progressText(none, { unicode: true })).toContain('\nnone of 2 tried yet;');
  expect(progressHtml(none)).toContain('<p>Labs: none of 2 tried yet; ');
  const all = summarise(after(grade('drain', 40), grade('begin', 100)), content, now);
  expect(`${progressText(all, { unicode: true })}${progressHtml(all)}`).not.toMatch(/tried yet;/);
});

test('as JSON it is the summary', () => {
  expect(JSON.parse(progressJson(summary))).toEqual(JSON.parse(JSON.stringify(summary)));
});

describe('as CSV', () => {
  test('every row has as many cells as the header', () => {
    const lines = progressCsv(summary).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 2 + 2 + 3);
    expect(lines[3]).toBe('lab,drain,The drain lab,,40,40,100,1,false,');
    expect(lines[1]?.split('"')).toHaveLength(3);
  });

  test('quotes are doubled, and nothing can be run as a formula', () => {
    expect(progressCsv(nasty)).toContain(`lab,drain,"'=1+1,""<i>",`);
  });
});

describe('as HTML', () => {
  const page = progressHtml(nasty);
  test('everything is escaped', () => {
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<i>');
    expect(page).not.toContain('\u001b');
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)');
  });

  test('the file needs nothing else, and forbids it', () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/\b(src|href)=/);
  });

  test('it can be read without seeing it: language, captions, headings, and numbers beside the charts', () => {
    expect(page).toContain('<html lang="en">');
    expect(page.match(/<caption>/g)).toHaveLength(4);
    expect(page.match(/<th scope="row">/g)).toHaveLength(7);
    expect(page).toContain('aria-label="latest, in percent: 40"');
  });
});
