import { describe, expect, test } from 'vitest';
import { sample } from '../quiz/testing.ts';
import { DEADLINE, examOf, labGrade, STARTED } from '../testing/exam.ts';
import { itemState, openItems, timeLeft, timeOn } from './items.ts';
import { reduceExam } from './reduce.ts';
import type { ExamAction, ExamSession } from './view.ts';

const MINUTE = 60_000;
const asked = [sample.one, sample.order, sample.fill];
const right: ExamAction = { type: 'answer', answer: { kind: 'choice', picked: ['a'] } };
const wrong: ExamAction = { type: 'answer', answer: { kind: 'choice', picked: ['b'] } };
/** Each action a second after the one before. */
const later = (session: ExamSession, ...actions: ExamAction[]): ExamSession =>
  actions.reduce((now, action, n) => reduceExam(now, action, session.now + 1000 * (n + 1)), session);
const at = (session: ExamSession, ms: number, action: ExamAction = { type: 'tick' }): ExamSession =>
  reduceExam(session, action, ms);
const optionOf = (session: ExamSession, id: string): number => {
  const item = session.items[0];
  return item?.kind === 'question' ? item.item.shown.indexOf(id) + 1 : 0;
};

describe('answering in an exam', () => {
  test('Enter takes the answer without a word on it, and the next item follows', () => {
    const begun = examOf('exam', asked);
    const told = later(begun, { type: 'digit', digit: optionOf(begun, 'a') }, { type: 'give' });
    expect(told).toMatchObject({ here: 1, view: { at: 'item' } });
    expect(told.answers.get('sample-one')).toEqual({
      answer: { kind: 'choice', picked: ['a'] },
      correct: true,
      ms: 2000,
    });
  });

  test('what is picked counts when its item is left, whichever way', () => {
    const begun = examOf('exam', asked);
    const picked = later(begun, { type: 'digit', digit: optionOf(begun, 'b') });
    const ways: ExamAction[] = [
      { type: 'next' },
      { type: 'jump', index: 2 },
      { type: 'overview' },
      { type: 'end' },
      { type: 'quit' },
    ];
    for (const way of ways) expect(later(picked, way).answers.get('sample-one')?.correct).toBe(false);
    expect(at(picked, DEADLINE).answers.get('sample-one')?.correct).toBe(false);
  });

  test('but not where the cursor merely stands, nor an order as it was dealt', () => {
    const moved = later(examOf('exam', asked), { type: 'move', by: 1 }, { type: 'next' }, { type: 'next' });
    expect(moved.answers.size).toBe(0);
    expect(openItems(moved)).toEqual([0, 1, 2, 3]);
  });

  test('an answer can be changed, and is shown as it stands', () => {
    const changed = later(examOf('exam', asked), wrong, { type: 'previous' }, right, { type: 'previous' });
    expect(changed.answers.get('sample-one')).toMatchObject({ correct: true, ms: 2000 });
    expect(changed.view).toEqual({ at: 'item' });
  });

  test('what cannot be read is not taken, and does not cover the answer that stands', () => {
    const command = 'pm2 start app.js -i max';
    const told = later(examOf('exam', [sample.fill]), { type: 'type', text: command }, { type: 'give' });
    const spoilt = later(told, { type: 'previous' }, { type: 'type', text: ' "x' }, { type: 'give' });
    expect(spoilt.view).toMatchObject({ at: 'item', notice: expect.any(String) });
    const left = later(spoilt, { type: 'next' });
    expect(left.answers.get('sample-fill')).toMatchObject({ answer: { text: command }, correct: true });
  });
});

test('training: the feedback comes at once, and the answer stays', () => {
  const told = later(examOf('training', asked), wrong);
  expect(told).toMatchObject({ here: 0, view: { at: 'feedback' } });
  expect(later(told, right).answers.get('sample-one')?.correct).toBe(false);
  const back = later(told, { type: 'give' }, { type: 'previous' });
  expect(back).toMatchObject({ here: 0, view: { at: 'feedback' } });
  const known = later(examOf('training', [sample.fill]), {
    type: 'answer',
    answer: { kind: 'fill', text: 'pm2 start app.js' },
  });
  expect(known.view).toEqual({ at: 'feedback', because: 'That is one instance only, in fork mode.' });
});

describe('the overview', () => {
  test('shows what is answered, flagged and open, and leads there', () => {
    const seen = later(examOf('exam', asked), right, { type: 'flag' }, { type: 'overview' });
    expect(seen.view).toEqual({ at: 'overview', cursor: 1 });
    expect(seen.items.map((item) => itemState(seen, item))).toEqual(['answered', 'open', 'open', 'open']);
    expect(seen.flagged).toEqual(['sample-order']);
    const there = later(seen, { type: 'move', by: 9 }, { type: 'flag' }, { type: 'give' });
    expect(there).toMatchObject({ here: 3, flagged: ['sample-order', 'test-lab'], view: { at: 'item' } });
    expect(later(seen, { type: 'overview' })).toMatchObject({ here: 1, view: { at: 'item' } });
  });

  test('follows after the last item', () => {
    const last = later(examOf('exam', [sample.one]), right, { type: 'give' });
    expect(last).toMatchObject({ here: 1, view: { at: 'overview', cursor: 1 } });
  });
});

describe('submitting', () => {
  test('asks once, with what is open, and is final', () => {
    const asking = later(examOf('exam', asked), right, { type: 'end' });
    expect(asking.view).toEqual({ at: 'asking-end', open: [1, 2, 3] });
    expect(later(asking, { type: 'give' }).view.at).toBe('asking-end');
    expect(later(asking, { type: 'back' }).view).toEqual({ at: 'item' });
    const over = later(asking, { type: 'confirm' });
    expect(over.view).toEqual({ at: 'over', why: 'submitted', settled: true });
    expect(later(over, { type: 'jump', index: 0 }, right)).toBe(over);
  });

  test('is not done by a key without the question', () => {
    expect(later(examOf('exam', asked), { type: 'confirm' }).view.at).toBe('item');
  });
});

describe('the clock', () => {
  test('ends the exam at zero, whatever is pressed then', () => {
    const begun = examOf('exam', asked);
    const late = at(begun, DEADLINE + 5000, right);
    expect(late.view).toEqual({ at: 'over', why: 'time-out', settled: true });
    expect(late.answers.size).toBe(0);
    expect(timeLeft(late)).toBe(0);
  });

  test('warns at 30, 15 and 5 minutes, each once', () => {
    let session = examOf('exam', asked);
    const warnings: (number | null)[] = [];
    for (let minute = 29; minute < 60; minute += 1) {
      session = at(session, STARTED + minute * MINUTE);
      warnings.push(session.warning);
      session = later(session, { type: 'dismiss' });
    }
    expect(warnings.filter((each) => each !== null)).toEqual([30, 15, 5]);
    expect(warnings.indexOf(15)).toBe(45 - 29);
  });

  test('is not turned back, and tells at a return how late it is', () => {
    const begun = at(examOf('exam', asked), STARTED + 20 * MINUTE);
    expect(at(begun, STARTED).now).toBe(STARTED + 20 * MINUTE);
    expect(at(begun, Number.NaN).now).toBe(STARTED + 20 * MINUTE);
    expect(examOf('exam', asked, { now: STARTED + 50 * MINUTE }).warning).toBe(15);
  });

  test('counts the time of an item over all its visits, and none after the end', () => {
    const [first, second] = examOf('exam', asked).items;
    const seen = later(examOf('exam', asked), { type: 'next' }, { type: 'next' }, { type: 'jump', index: 0 });
    const last = at(seen, seen.now + 5000);
    expect(first && timeOn(last, first)).toBe(6000);
    expect(second && timeOn(last, second)).toBe(1000);
    const over = at(last, DEADLINE + MINUTE);
    expect(over.items.reduce((sum, item) => sum + timeOn(over, item), 0)).toBe(60 * MINUTE);
  });
});

describe('labs', () => {
  const lab = 'test-lab';
  const began: ExamAction = { type: 'lab-began', lab };
  const graded = (points: number): ExamAction => ({ type: 'lab-graded', lab, grade: labGrade(points) });

  test('the best grade counts', () => {
    const session = later(examOf('exam'), began, graded(60), began, graded(20), began, graded(60));
    expect(session.labs.get(lab)).toMatchObject({ best: { points: 60 }, grades: 3, running: 0 });
    expect(openItems(session)).not.toContain(session.items.length - 1);
  });

  test('a grade that began in time counts after the end, and is waited for', () => {
    const over = at(later(examOf('exam'), began), DEADLINE);
    expect(over.view).toMatchObject({ at: 'over', settled: false });
    const settled = at(over, DEADLINE + MINUTE, graded(100));
    expect(settled.view).toEqual({ at: 'over', why: 'time-out', settled: true });
    expect(settled.labs.get(lab)?.best?.points).toBe(100);
    expect(at(over, DEADLINE, { type: 'settle' }).view).toMatchObject({ settled: true });
    expect(at(over, DEADLINE, { type: 'lab-dropped', lab }).view).toMatchObject({ settled: true });
  });

  test('one that begins later is not told of', () => {
    const over = at(examOf('exam'), DEADLINE);
    expect(at(over, DEADLINE + 1, began)).toBe(over);
  });
});

test('an item whose question was changed since counts for nobody, and the others stay', () => {
  const [one, order] = [sample.one, { ...sample.order, prompt: 'Put these into another order.' }];
  const session = examOf('exam', [sample.one, sample.order], { questions: [one, order] });
  expect(session.items.map(({ kind }) => kind)).toEqual(['question', 'withdrawn', 'lab']);
  expect(openItems(session)).toEqual([0, 2]);
});

test('what another terminal recorded is taken in, and its end ends it here', () => {
  const begun = examOf('training', asked);
  const kept = {
    answers: new Map([
      ['sample-one', { answer: { kind: 'choice' as const, picked: ['a'] }, correct: true, ms: 5 }],
    ]),
    flagged: ['sample-fill'],
    spent: new Map<string, number>(),
    labs: new Map([['test-lab', { ...labGrade(40), grades: 2 }]]),
    here: null,
  };
  const session = later(begun, { type: 'met', kept, ended: false });
  expect(session).toMatchObject({ view: { at: 'feedback' }, flagged: ['sample-fill'] });
  expect(session.labs.get('test-lab')).toMatchObject({ grades: 2, best: { points: 40 } });
  expect(later(session, { type: 'met', kept, ended: true }).view).toMatchObject({
    why: 'elsewhere',
    settled: true,
  });
});
