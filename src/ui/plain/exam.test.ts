import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { sitExam } from '../../app/exam.ts';
import { clockAt, examRoom, journalOf } from '../../app/testing/exam.ts';
import { fakeGrade } from '../../app/testing/fake-grade.ts';
import type { ExamMode } from '../../domain/exam/paper.ts';
import { itemOf } from '../../domain/quiz/draft.ts';
import { sample } from '../../domain/quiz/testing.ts';
import { DEADLINE } from '../../domain/testing/exam.ts';
import { Interrupted } from './asker.ts';
import { runPlainExam } from './exam.ts';
import { typedAnswer } from './exam-texts.ts';
import { lineAsker } from './line-asker.ts';
import { readExamAnswer, readExamCommand } from './read-exam.ts';

async function begin(mode: ExamMode = 'exam') {
  const clock = clockAt();
  const room = await examRoom([sample.one, sample.fill]);
  const store = journalOf(clock).open();
  const sitting = await sitExam(room.plan(mode), { store, clock, content: room.content, grade: fakeGrade() });
  const said: string[] = [];
  const write = (lines: readonly string[]): void => void said.push(...lines);
  const input = new PassThrough();
  const interrupt = new AbortController();
  const asker = lineAsker(input, write, { attended: false, interrupted: interrupt.signal });
  const { blueprint } = room.content;
  const ended = runPlainExam({ sitting, blueprint, asker, write, width: 80, interrupted: interrupt.signal });
  const text = (): string => said.join('\n');
  const told = (what: string | RegExp): Promise<void> =>
    vi.waitFor(() => expect(text()).toMatch(what), { timeout: 10_000, interval: 5 });
  return { clock, sitting, input, interrupt, ended, text, told };
}

test('answers, commands, a changed answer, the overview and the end, line by line', async () => {
  const { input, sitting, ended, text } = await begin();
  const lines = ['zz', '2', ':p', ':o', '9', '1', '', 'pm2 start app.js -i 0', ':s', 'n', ':s', 'y'];
  input.end(lines.map((each) => `${each}\n`).join(''));
  expect(await ended).toBe('over');
  expect(text()).toContain('Item 1 of 3 · About balancing (2 points, 1:00:00 left)');
  expect(text()).toContain('Please use numbers from 1 to 3.');
  expect(text()).toContain('(answered, 2 points, 1:00:00 left)');
  expect(text()).toContain('Your answer: 2. Enter keeps it.');
  expect(text()).toContain('There are items from 1 to 3.');
  expect(text()).toMatch(/1 of 3 items is open: 3\./);
  expect(text()).not.toMatch(/✓|✗|explanation/);
  expect(sitting.result()).toMatchObject({ how: 'submitted', of: 29 });
  await sitting.close();
});

test('the time runs out while a line is waited for: it is told, and over without another line', async () => {
  const { clock, sitting, ended, told, text } = await begin();
  await told('Type a number from 1 to 3.');
  clock.set(DEADLINE - 29 * 60_000);
  await sitting.dispatch({ type: 'tick' });
  await told('! Less than 30 minutes are left.');
  clock.set(DEADLINE + 1);
  await sitting.dispatch({ type: 'tick' });
  expect(await ended).toBe('over');
  expect(text()).toContain('The time is up.');
  expect(sitting.result()).toMatchObject({ how: 'time-out', earned: 0 });
  await sitting.close();
});

test('a lab: its brief or summary, a grade without mistakes and hints, and what counts', async () => {
  const { input, sitting, ended, text } = await begin();
  input.end(':3\nr\nh\nx\n:s\ny\n');
  expect(await ended).toBe('over');
  expect(text()).toContain('Say in one line what it asks.');
  expect(text()).toContain('Grade 1 begins.');
  expect(text()).toMatch(/fail +finishes: finishes was seen to fail\./);
  expect(text()).toContain('✗ Not passed yet  60 of 100 points');
  expect(text()).toContain('Best of 1 grade so far: 60 of 100; it counts.');
  expect(text()).toContain('There are no hints in an exam.');
  expect(text()).not.toContain('It exits at once');
  expect(sitting.result()).toMatchObject({ earned: 15 });
  await sitting.close();
});

test('a training explains, and Enter goes on; the end of input leaves, and the clock goes on', async () => {
  const { input, sitting, ended, text } = await begin('training');
  input.end('1\n\n');
  expect(await ended).toBe('ended');
  expect(text()).toContain('This is the explanation of the right answer.');
  expect(text()).toMatch(/Enter goes on:[\s\S]*Item 2 of 3/);
  expect(sitting.session().view.at).toBe('left');
  await sitting.close();
});

test('Ctrl-C is heard at a prompt', async () => {
  const { interrupt, ended, told, sitting } = await begin();
  await told('Type a number from 1 to 3.');
  interrupt.abort();
  await expect(ended).rejects.toThrow(Interrupted);
  await sitting.close();
});

test('commands have a colon where words are typed, and none is taken for an answer', () => {
  const fill = itemOf(sample.fill, 1);
  expect(readExamAnswer('n', fill, 3)).toEqual({
    type: 'act',
    action: { type: 'answer', answer: { kind: 'fill', text: 'n' } },
  });
  expect(readExamAnswer(':n', fill, 3)).toEqual({ type: 'act', action: { type: 'next' } });
  expect(readExamAnswer(':2', fill, 3)).toEqual({ type: 'act', action: { type: 'jump', index: 1 } });
  expect(readExamAnswer(':4', fill, 3)).toMatchObject({ type: 'unclear' });
  expect(readExamAnswer('S', itemOf(sample.one, 1), 3)).toEqual({ type: 'act', action: { type: 'end' } });
  expect(readExamCommand('2', 3, true)).toEqual({ type: 'act', action: { type: 'jump', index: 1 } });
  expect(readExamCommand('r', 3)).toEqual({ type: 'letter', letter: 'r' });
});

test.each([
  [sample.one, '2'],
  [sample.several, '1,3'],
  [sample.order, '3 1 2'],
  [sample.match, 'a2 b1 c3'],
  [sample.line, '5'],
  [sample.fill, 'pm2 start app.js'],
])('the answer that stands is told as it was typed: %#', (question, typed) => {
  const item = itemOf(question, 3);
  const said = readExamAnswer(typed, item, 9);
  const answer = said.type === 'act' && said.action.type === 'answer' ? said.action.answer : null;
  expect(answer && typedAnswer(item, answer)).toBe(typed);
});
