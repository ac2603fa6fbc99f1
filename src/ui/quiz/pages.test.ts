import { expect, test } from 'vitest';
import type { QuizStore } from '../../app/ports.ts';
import { beginSitting } from '../../app/quiz.ts';
import { emptyProgress } from '../../domain/progress.ts';
import { type Blueprint, type Question, questionSchema } from '../../domain/question.ts';
import { itemOf } from '../../domain/quiz/draft.ts';
import type { SessionAction } from '../../domain/quiz/session.ts';
import { sample } from '../../domain/quiz/testing.ts';
import { textOf } from '../line.ts';
import { hidesCursor, namedBelow, offsetOf, scrolled, TOP } from './page-scroll.ts';
import { type Page, pageOf } from './pages.ts';

const next = () => ({ command: 'clusterprep lab one', words: ['lab', 'one'], because: 'it is next' });
const objectives = [
  { id: 'balancing', title: 'Balancing connections', weight: 50, summary: 'Who gets what.' },
  { id: 'primary-and-workers', title: 'Primary and workers', weight: 50, summary: 'Which is which.' },
];
const blueprint: Blueprint = { schema: 1, title: 'Sample', passMark: 68, note: 'A sample.', objectives };

/** The page after some actions, and its text. */
async function pageAfter(
  questions: readonly Question[],
  ...actions: SessionAction[]
): Promise<Page & { text: string }> {
  const store: QuizStore = { append: async () => {}, state: emptyProgress };
  const clock = { monotonic: () => 0, date: () => new Date(0) };
  const sitting = await beginSitting({ id: 's', seed: 1, questions, objectives: [] }, store, clock);
  for (const action of actions) await sitting.dispatch(action);
  const page = pageOf(sitting.session(), { sitting, blueprint, kept: () => 'Kept.', next }, 60);
  return { ...page, text: page.lines.map(textOf).join('\n') };
}

const give = (answer: Extract<SessionAction, { type: 'answer' }>['answer']): SessionAction => ({
  type: 'answer',
  answer,
  now: 0,
});
const goOn: SessionAction = { type: 'next', now: 0 };

test('signs, not colour, tell cursor and choice', async () => {
  const one = await pageAfter([sample.one], { type: 'digit', digit: 2 });
  expect(one.text).toMatch(/^ {2}1 \( \) Option .$/m);
  expect(one.text).toMatch(/^› 2 \(•\) Option .$/m);
  const several = await pageAfter([sample.several], { type: 'digit', digit: 1 }, { type: 'digit', digit: 3 });
  expect(several.text.match(/\[x\]/g)).toHaveLength(2);
  expect((await pageAfter([sample.order], { type: 'toggle' })).text).toMatch(/^› 1 ↕ Option .$/m);
});

test('feedback tells the reason of every option, which was chosen, and where to read on', async () => {
  const { text } = await pageAfter([sample.one], give({ kind: 'choice', picked: ['b'] }));
  expect(text).toContain('✗ Not right.');
  expect(text).toMatch(/Right answer \(option \d\): Option a/);
  expect(text).toMatch(/✗ \d \(yours\) Option b/);
  expect(text).toMatch(/✓ \d Option a/);
  for (const id of ['a', 'b', 'c']) expect(text).toContain(`This is why, for ${id}.`);
  expect(text).toContain('https://nodejs.org/api/cluster.html');
  expect(text).toContain('Which one is the right option?');
});

test('the right answer is told by the number that stood before it, though the options are numbers', async () => {
  const options = ['3', '1', '2'].map((text, i) => ({
    id: 'abc'[i],
    text,
    because: 'It counts the workers.',
  }));
  const counting = questionSchema.parse({ ...sample.one, options });
  const shown = itemOf(counting, 1).shown.indexOf('a') + 1;
  const { text } = await pageAfter([counting], give({ kind: 'choice', picked: ['b'] }));
  expect(text).toContain(`Right answer (option ${shown}): 3`);
  expect(text).toContain(`✓ ${shown} 3`);
});

test('feedback on an order shows where each item was put', async () => {
  const { text } = await pageAfter([sample.order], give({ kind: 'order', items: ['b', 'a', 'c'] }));
  expect(text).toMatch(/✗ 1 \(yours: 2\) Option a[\s\S]*✗ 2 \(yours: 1\) Option b[\s\S]*✓ 3 Option c/);
});

test('the end: score, by objective, what was missed with its explanation, what next', async () => {
  const { text } = await pageAfter(
    [sample.one, sample.predict],
    give({ kind: 'choice', picked: ['a'] }),
    goOn,
    { type: 'flag' },
    give({ kind: 'choice', picked: ['b'] }),
    goOn,
  );
  expect(text).toContain('1 of 2 right, 50 %');
  expect(text).toMatch(/Balancing connections +1\/1 +█{10}/);
  expect(text).toMatch(/Primary and workers +0\/1 +░{10}/);
  expect(text).toMatch(/Next\n {2}`clusterprep lab one`: it is next\.\n {2}What you missed waits as cards/);
  expect(text).toMatch(
    /What you missed\n✗ What does this program print\?\nYour answer \(option \d\): Option b\nRight answer \(option \d\): Option a\nThis is the explanation/,
  );
  expect(text).toMatch(/What you flagged\n⚑ What does this program print\?/);
});

test('a share just below the pass mark is not told as reached, and a bar is full only for all', async () => {
  const many = Array.from({ length: 31 }, (_, n) => questionSchema.parse({ ...sample.one, id: `q${n}` }));
  const actions = many.flatMap((_, n) => [give({ kind: 'choice', picked: [n < 21 ? 'a' : 'b'] }), goOn]);
  const { text } = await pageAfter(many, ...actions);
  expect(text).toContain('21 of 31 right, 67 %');
  expect(text).toContain('✗ Below the pass mark of 68 %.');
  const nearly = many
    .slice(0, 20)
    .flatMap((_, n) => [give({ kind: 'choice', picked: [n < 19 ? 'a' : 'b'] }), goOn]);
  expect((await pageAfter(many.slice(0, 20), ...nearly)).text).toMatch(/19\/20 +█{9}░/);
});

test('all right: nothing missed, and a lab comes next', async () => {
  const { text } = await pageAfter([sample.one], give({ kind: 'choice', picked: ['a'] }), goOn);
  expect(text).toContain('✓ At or above the pass mark of 68 %.');
  expect(text).not.toContain('What you missed');
  expect(text).toContain('`clusterprep lab one`: it is next.');
});

test('a long question begins at its top; then the options are brought into view, all if they fit', () => {
  const lines = Array.from({ length: 20 }, (_, i) => [{ text: `line ${i}` }]);
  const page: Page = { id: 'p', lines, cursor: { from: 16, to: 16 }, choice: { from: 16, to: 19 } };
  expect(offsetOf(TOP, page, 10)).toBe(0);
  expect(hidesCursor(TOP, page, 10)).toBe(true);
  const following = { page: 'p', offset: 0, follow: true };
  expect(offsetOf(following, page, 10)).toBe(11);
  expect(hidesCursor(following, page, 10)).toBe(false);
  expect(offsetOf(following, page, 3)).toBe(15);
  expect(offsetOf({ ...following, page: 'other' }, page, 10)).toBe(0);
});

test('options that do not fit are told of, so that nobody takes a question for one without any', async () => {
  const page = await pageAfter([sample.one]);
  const first = page.options?.[0] ?? 0;
  expect(page.options).toHaveLength(3);
  expect(namedBelow(TOP, page, first + 1)).toBe('3 options below: press ↓');
  expect(namedBelow(TOP, page, first + 2)).toBe('2 more options below: press ↓');
  expect(namedBelow(TOP, page, page.lines.length)).toBeUndefined();
  expect(namedBelow(TOP, await pageAfter([sample.fill]), 2)).toBe('the answer is typed below: press ↓');
  const feedback = await pageAfter([sample.one], give({ kind: 'choice', picked: ['a'] }));
  expect(namedBelow(TOP, feedback, 5)).toBeUndefined();
});

test('arrows scroll where there is no cursor, page keys everywhere', () => {
  const lines = Array.from({ length: 20 }, () => []);
  const down = { name: 'down', shift: false } as const;
  const page: Page = { id: 'p', lines };
  expect(scrolled(down, TOP, page, 10)).toEqual({ page: 'p', offset: 1, follow: false });
  const asked: Page = { ...page, cursor: { from: 0, to: 0 } };
  expect(scrolled(down, TOP, asked, 10)).toBeUndefined();
  expect(scrolled({ name: 'page-down', shift: false }, TOP, asked, 10)?.offset).toBe(8);
});
