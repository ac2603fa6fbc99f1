import { expect, test } from 'vitest';
import { reduceExam } from '../../domain/exam/reduce.ts';
import type { ExamAction, ExamSession } from '../../domain/exam/view.ts';
import type { LabSession } from '../../domain/lab-session.ts';
import { newLabSession } from '../../domain/lab-session.ts';
import { sample, samples } from '../../domain/quiz/testing.ts';
import { DEADLINE, examBlueprint, examOf, labGrade, STARTED } from '../../domain/testing/exam.ts';
import { testLab, testVerdict } from '../../domain/testing/lab.ts';
import type { Key } from '../keys.ts';
import { textOf, widthOf } from '../line.ts';
import { examAction, untouched } from './exam-keys.ts';
import { statusOf, titleOf, warningLines } from './head.ts';
import { introLines } from './intro-lines.ts';
import { examKeyLine } from './key-lines.ts';
import { examLabCommand } from './lab-keys.ts';
import { bestLines, seenLines } from './lab-lines.ts';
import { examPage } from './pages.ts';
import { countdown, leftUntil, placesText, timeOfDay } from './words.ts';

const MINUTE = 60_000;
const after = (session: ExamSession, ...actions: ExamAction[]): ExamSession =>
  actions.reduce((now, action) => reduceExam(now, action, STARTED + 1000), session);
const text = (session: ExamSession, width = 80): string =>
  examPage(session, width).lines.map(textOf).join('\n');
const letter = (each: string): Key => ({ name: 'text', text: each });
const named = (name: 'enter' | 'escape' | 'tab' | 'down', shift = false): Key => ({ name, shift });
const right: ExamAction = { type: 'answer', answer: { kind: 'choice', picked: ['a'] } };
const three = [sample.one, sample.fill, sample.order];

test.each([60, 80])(
  'nothing is wider than %d columns: items of every kind, overview, questions, help',
  (width) => {
    for (const mode of ['exam', 'training'] as const) {
      for (let index = 0; index <= samples.length; index++) {
        const item = after(examOf(mode), { type: 'jump', index });
        const views = [
          item,
          after(item, { type: 'overview' }),
          after(item, { type: 'end' }),
          after(item, { type: 'help' }),
          after(item, { type: 'end' }, { type: 'confirm' }),
        ];
        for (const view of views) {
          const lines = [...examPage(view, width).lines, examKeyLine(view, width), statusOf(view)];
          for (const each of lines) expect(widthOf(each), textOf(each)).toBeLessThanOrEqual(width);
        }
      }
    }
    const drawn = { paper: null, mode: 'exam' as const, size: 'full' as const, trouble: null };
    for (const each of introLines(drawn, examBlueprint, width))
      expect(widthOf(each)).toBeLessThanOrEqual(width);
  },
);

test('the head tells the place, the points, the flag, that there is an answer, and the time left', () => {
  const session = after(examOf('exam', three), { type: 'flag' }, right, { type: 'previous' });
  expect(titleOf(session, examBlueprint)).toBe('1 of 4 · About balancing');
  expect(textOf(statusOf(session))).toBe('⚑ answered  2 points  59:59');
  expect(textOf(statusOf({ ...session, now: DEADLINE - 4 * MINUTE }))).toContain('4:00');
});

test('the overview shows answered, open and flagged with their points, and what is open is asked once', () => {
  const session = after(examOf('exam', three), right, { type: 'flag' }, { type: 'overview' });
  expect(text(session)).toContain('1 of 4 answered, 3 open, 1 flagged. 31 points in all.');
  expect(text(session)).toMatch(/^ {2}1 ● {3}2 points {2}Which one/m);
  expect(text(session)).toMatch(/^› 2 ○ ⚑ 2 points {2}Start app\.js/m);
  expect(text(session)).toMatch(/^ {2}4 ○ {3}25 points Lab: A lab/m);
  const asking = after(session, { type: 'end' });
  expect(text(asking)).toContain('3 of 4 items are open: 2, 3, 4.');
  expect(text(asking)).toContain('Flagged: 2.');
});

test('in an exam nothing tells right from wrong before the end; in a training the answer is explained', () => {
  const given = after(examOf('exam', three), right, { type: 'previous' });
  expect(text(given)).not.toMatch(/[✓✗]|explanation/);
  const told = after(examOf('training', three), right);
  expect(text(told)).toContain('✓ Right.');
  expect(text(told)).toContain('This is the explanation');
});

test('a program that is to be predicted is not said to run: in an exam it does not', () => {
  expect(text(examOf('exam', [sample.run]))).toContain('One answer is right.');
  expect(text(examOf('exam', [sample.run]))).not.toContain('runs here');
});

test('a warning stays true while it is shown, and Esc hides it', () => {
  const session = reduceExam(examOf('exam', three), { type: 'tick' }, DEADLINE - 14 * MINUTE);
  expect(warningLines(session, null, 80).map(textOf)).toEqual([
    '! Less than 15 minutes are left. (Esc hides this.)',
  ]);
  expect(examAction(named('escape'), session)).toEqual({ type: 'dismiss' });
  expect(warningLines(after(session, { type: 'dismiss' }), null, 80)).toEqual([]);
  const rows = warningLines(session, 'there is no space left on the device of these scores', 60);
  for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(60);
  expect(rows).toHaveLength(3);
});

test('letters are commands, but where words are typed; there Ctrl goes before them', () => {
  const choice = examOf('exam', three);
  expect(examAction(letter('n'), choice)).toEqual({ type: 'next' });
  expect(examAction(letter('2'), choice)).toEqual({ type: 'digit', digit: 2 });
  expect(examAction(named('tab', true), choice)).toEqual({ type: 'previous' });
  const fill = after(choice, { type: 'next' });
  expect(examAction(letter('n'), fill)).toEqual({ type: 'type', text: 'n' });
  expect(examAction({ name: 'ctrl', letter: 'n' }, fill)).toEqual({ type: 'next' });
  expect(examAction(named('tab'), fill)).toEqual({ type: 'next' });
  const order = after(fill, { type: 'next' });
  expect(examAction(named('down'), order)).toEqual({ type: 'move', by: 1 });
});

test('Enter keeps nothing where nothing was touched; what is picked, or answered, it does', () => {
  const session = examOf('exam', three);
  expect(untouched(named('enter'), session)).toContain('Nothing is chosen yet');
  expect(untouched(named('enter'), after(session, { type: 'move', by: 1 }))).toBeNull();
  expect(untouched(named('enter'), after(session, right, { type: 'previous' }))).toBeNull();
  expect(untouched(letter('n'), session)).toBeNull();
  expect(untouched(named('enter'), after(session, { type: 'next' }))).toBeNull();
  expect(untouched(named('enter'), examOf('training', three))).toBeNull();
});

test('submitting takes a y: Enter, q and Esc do not do it', () => {
  const asking = after(examOf('exam', three), { type: 'end' });
  expect(examAction(letter('y'), asking)).toEqual({ type: 'confirm' });
  expect(examAction(named('enter'), asking)).toBeUndefined();
  expect(examAction(letter('q'), asking)).toEqual({ type: 'back' });
  expect(examAction(named('escape'), asking)).toEqual({ type: 'back' });
  expect(examAction(letter('q'), after(asking, { type: 'back' }))).toEqual({ type: 'quit' });
});

const clock = { startedAt: 0, now: 0, minutes: 25, mode: 'practice' as const };
const desk = (): LabSession => newLabSession(testLab(), clock);

test('a verdict in an exam tells what was seen, and neither mistake nor hint; the best grade stands', () => {
  const lines = seenLines(desk(), testVerdict({ finishes: 'fail' }), 80).map(textOf);
  const seen = lines.join('\n');
  expect(lines.findIndex((each) => each.startsWith('✗'))).toBeLessThan(
    lines.findIndex((each) => /^✓ T/.test(each)),
  );
  expect(seen).toContain('Title of finishes (0 of 40 points)');
  expect(seen).not.toMatch(/It exits at once|Hint for|Why /);
  const lab = testLab().id;
  const session = after(
    examOf('exam', three),
    { type: 'jump', index: 3 },
    { type: 'lab-began', lab },
    { type: 'lab-graded', lab, grade: labGrade(60) },
  );
  expect(bestLines(session, 80).map(textOf)).toEqual(['Best of 1 grade so far: 60 of 100; it counts.']);
  const part = {
    ...session,
    labs: new Map([[lab, { best: { ...labGrade(60), judged: 80 }, grades: 1, running: 0 }]]),
  };
  expect(bestLines(part, 80).map(textOf).join(' ')).toContain('60 of the 80 that could be judged here');
});

test('on a lab: hints only in a training, q closes what lies over it before it leaves', () => {
  const exam = after(examOf('exam', three), { type: 'jump', index: 3 });
  const training = after(examOf('training', three), { type: 'jump', index: 3 });
  expect(examLabCommand(letter('h'), exam, desk())).toMatchObject({ do: 'notice' });
  expect(examLabCommand(letter('h'), training, desk())).toEqual({ do: 'open', overlay: 'hints' });
  expect(examLabCommand(letter('h'), training, { ...desk(), overlay: 'hints' })).toEqual({ do: 'hint' });
  expect(examLabCommand(letter('q'), exam, { ...desk(), overlay: 'brief' })).toEqual({
    do: 'open',
    overlay: 'none',
  });
  expect(examLabCommand(letter('q'), exam, desk())).toEqual({ do: 'exam', action: { type: 'quit' } });
  expect(examLabCommand(named('enter'), exam, desk())).toEqual({ do: 'exam', action: { type: 'give' } });
});

test('times and places in words', () => {
  expect([countdown(3_599_001), countdown(59_000), countdown(0)]).toEqual(['1:00:00', '0:59', '0:00']);
  const noon = new Date(2026, 2, 1, 12, 5).getTime();
  expect(timeOfDay(noon, noon - MINUTE)).toBe('12:05');
  expect(timeOfDay(noon, noon - 24 * 60 * MINUTE)).toBe('Sun 12:05');
  expect(leftUntil({ deadline: noon, now: noon - 90_000 })).toBe('1 minute left, until 12:05');
  expect(leftUntil({ deadline: noon, now: noon - 1000 })).toBe('less than a minute left, until 12:05');
  expect(placesText([0, 2, 4], 2)).toBe('1, 3 and 1 more');
});
