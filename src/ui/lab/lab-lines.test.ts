import { expect, test } from 'vitest';
import type { NewEvent } from '../../domain/event.ts';
import type { LabClock } from '../../domain/lab-clock.ts';
import { type LabAction, type LabSession, newLabSession, nextLabSession } from '../../domain/lab-session.ts';
import { testLab, testRecording, testVerdict, timelineOf } from '../../domain/testing/lab.ts';
import { textOf, widthOf } from '../line.ts';
import { briefLines } from './brief.ts';
import { commandOf } from './commands.ts';
import { clockLine, labKeys } from './head.ts';
import { hintLines } from './overlay-texts.ts';
import { diffLines } from './source.ts';
import { teachLines } from './teach.ts';
import { noticeLines, phaseLines } from './view.ts';

const clock: LabClock = { startedAt: 0, now: 60_000, minutes: 25, mode: 'practice' };
const play = (...actions: LabAction[]): LabSession =>
  actions.reduce(nextLabSession, newLabSession(testLab(), clock));
const text = (lines: readonly Parameters<typeof textOf>[0][]): string => lines.map(textOf).join('\n');
const size = (width: number, height: number) => ({
  width,
  height,
  folder: 'work',
  entry: 'server.js',
  next: null,
});
const start: LabAction = { type: 'grade-start' };
const end = (verdict: ReturnType<typeof testVerdict>): LabAction => ({
  type: 'grade-end',
  number: 1,
  verdict,
  recording: testRecording(),
});
const happened = (event: NewEvent, i: number): LabAction => {
  const [numbered] = timelineOf(event);
  if (!numbered) throw new Error('no event');
  return {
    type: 'grade-update',
    number: 1,
    update: { type: 'event', scenario: 'drain', event: { ...numbered, i } },
  };
};
const booted: LabAction[] = [
  { type: 'grade-update', number: 1, update: { type: 'scenario-start', scenario: 'drain' } },
  ...[10, 11, 12].map((pid, i) =>
    happened(
      { kind: 'born', pid, ppid: 1, notSeen: 0, role: pid === 10 ? 'primary' : 'child', worker: pid !== 10 },
      i,
    ),
  ),
];

test('while grading the checks and the lanes stand on one screen, in any size', () => {
  const session = play(start, ...booted);
  for (const [width, height] of [
    [80, 18],
    [60, 14],
    [40, 8],
  ] as const) {
    const lines = phaseLines(session, size(width, height));
    expect(lines.length).toBeLessThanOrEqual(height);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
    expect(text(lines)).toMatch(/10[\s\S]*11[\s\S]*12/);
  }
});

test('a mistake that looks alike is told with what would tell them apart', () => {
  const verdict = testVerdict({ finishes: 'fail' });
  const alike = [{ id: 'other', name: 'It never ends', apart: 'There it lives on.' }];
  const mistakes = verdict.mistakes.map((each) => ({ ...each, confusable: alike }));
  const told = text(phaseLines(play(start, end({ ...verdict, mistakes })), size(80, 40)));
  expect(told).toContain('Looks alike: It never ends. There it lives on.');
});

test('after a fail the mistake comes first, then each failed check with reason, why and hint', () => {
  const told = text(phaseLines(play(start, end(testVerdict({ finishes: 'fail' }))), size(80, 18)));
  const order = [
    '✗ Not passed yet  60 of 100 points',
    'The mistake: It exits at once',
    'What to try: Wait for the last answer',
    'Seen: finishes was seen to fail.',
    'Why it matters: Why finishes matters.',
    'Hint: Hint for finishes.',
    '✓ Title of serves',
  ];
  expect(order.map((words) => told.indexOf(words)).toSorted((a, b) => a - b)).toEqual(
    order.map((words) => told.indexOf(words)),
  );
  expect(told).toContain('✗ Not passed yet');
});

test('after a pass: what it proved, the explanation, what to read, and the next lab', () => {
  const session = play({ type: 'hint' }, start, end(testVerdict({})));
  const next = { title: 'The other lab', command: 'clusterprep lab other' };
  const told = text(phaseLines(session, { ...size(80, 18), next }));
  expect(told).toContain('✓ Passed  100 of 100 points, 95 after hints');
  expect(told).toMatch(
    /What this proved: No request was lost\.[\s\S]*Draining means[\s\S]*To read:[\s\S]*Next: The other lab\n {2}clusterprep lab other/,
  );
  expect(text(noticeLines(session, next, 80))).toBe('Next: clusterprep lab other');
  expect(textOf(clockLine(session))).toBe('passed');
});

test('trouble is told as the folder’s or as the grader’s', () => {
  const trouble = (whose: 'folder' | 'grader'): string =>
    text(
      phaseLines(
        play(start, { type: 'grade-trouble', number: 1, whose, message: 'Two entries.' }),
        size(80, 18),
      ),
    );
  expect(trouble('folder')).toContain('This cannot be graded yet:\n  Two entries.');
  expect(trouble('grader')).toContain('it is not your fault:\n  Two entries.');
});

test('a hint tells its cost before it is shown', () => {
  expect(text(hintLines(play(), 80))).toBe('The next hint (1 of 2) costs 5 points. Press h to see it.');
  expect(text(hintLines(play({ type: 'hint' }), 80))).toContain('Hint 1: The first hint.');
  const seen = play({ type: 'solution-shown' });
  expect(text(hintLines(seen, 80))).toContain('is free now');
});

test('the keys fit into any width, and the way out is always among them', () => {
  for (const width of [80, 60, 40, 20]) {
    const keys = labKeys(play(), width);
    expect(widthOf(keys)).toBeLessThanOrEqual(width);
    expect(textOf(keys)).toContain('q quit');
  }
});

test('a letter opens and closes; the difference is not shown before its time', () => {
  expect(commandOf('b', play())).toEqual({ do: 'open', overlay: 'brief' });
  expect(commandOf('b', play({ type: 'open', overlay: 'brief' }))).toEqual({ do: 'open', overlay: 'none' });
  expect(commandOf('q', play({ type: 'open', overlay: 'brief' }))).toEqual({ do: 'open', overlay: 'none' });
  expect(commandOf('q', play())).toEqual({ do: 'quit' });
  expect(commandOf('d', play()).do).toBe('notice');
  expect(commandOf('d', play({ type: 'solution-shown' }))).toEqual({ do: 'open', overlay: 'diff' });
  expect(commandOf('s', play())).toEqual({ do: 'open', overlay: 'solution-ask' });
  expect(commandOf('y', play({ type: 'open', overlay: 'solution-ask' }))).toEqual({ do: 'solution' });
  expect(commandOf('x', play({ type: 'open', overlay: 'solution-ask' }))).toEqual({
    do: 'open',
    overlay: 'none',
  });
});

test('a brief in Markdown: headings, lists, tables and code', () => {
  const lines = briefLines(
    '# Title\n\nSome `code` and **strong `both`** words.\n\n- one\n  goes on\n- two\n\n| a | b |\n|---|---|\n| x | y |\n\n```js\nconst a = 1;\n```\n',
    60,
  );
  expect(text(lines).split('\n')).toEqual([
    'Title',
    '',
    'Some code and strong both words.',
    '',
    '  • one goes on',
    '  • two',
    '',
    '  • x: y',
    '',
    '│ const a = 1;',
  ]);
});

test('a difference says whose each line is', () => {
  const rows = [
    { kind: 'same' as const, text: 'a' },
    { kind: 'mine' as const, text: 'b' },
    { kind: 'theirs' as const, text: 'c' },
  ];
  expect(text(diffLines(rows, 80))).toMatch(/ {2}a\n- b\n\+ c$/);
  expect(text(diffLines([], 80))).toContain('the same');
  const long = [{ kind: 'theirs', text: '  // listen() asks the primary for the port' }] as const;
  expect(text(diffLines(long, 34))).toMatch(
    /\n\+ {3}\/\/ listen\(\) asks the primary \n\+ {3}↪ for the port$/,
  );
});

test('an error that ended the program is told first', () => {
  const verdict = testVerdict({ ends: 'fail' });
  const stderr = ['TypeError: no such thing', '    at stop (file:///lab/server.js:3:9)', 'Node.js v24.21.0'];
  const events = timelineOf(
    { kind: 'mark', name: 'booted' },
    ...stderr.map((line): NewEvent => ({ kind: 'output', stream: 'stderr', text: line })),
    { kind: 'primary-exit', code: 1, signal: null },
  );
  const graded = play(start, end(verdict));
  if (graded.phase.is !== 'graded') throw new Error('not graded');
  const timelines = [{ scenario: 'drain', events }] as unknown as typeof graded.phase.recording.timelines;
  const session = {
    ...graded,
    phase: { ...graded.phase, recording: { ...graded.phase.recording, timelines } },
  };
  expect(
    text(teachLines(session, verdict, { width: 80 }))
      .split('\n')
      .slice(1, 4),
  ).toEqual([
    '',
    'The program ended with an error of its own: TypeError: no such thing (server.js,',
    'line 3)',
  ]);
});

test('what the machine was too busy to tell comes with what to try', () => {
  const verdict = testVerdict({ ends: 'unknown' });
  const checks = verdict.checks.map((each) =>
    each.status === 'unknown' ? { ...each, tooBusy: true as const } : each,
  );
  const told = (of: typeof verdict) => text(teachLines(play(start, end(of)), of, { width: 80 }));
  expect(told({ ...verdict, checks })).toContain('What to try: Close what keeps this machine busy');
  expect(told(verdict)).not.toContain('Close what keeps');
});
