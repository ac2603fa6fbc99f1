import { expect, test } from 'vitest';
import type { LabSummary } from '../domain/lab.ts';
import { emptyProgress, foldAll } from '../domain/progress.ts';
import type { Blueprint } from '../domain/question.ts';
import type { JournalRecord, NewRecord } from '../domain/record.ts';
import { grade } from './fixtures/progress.ts';
import { homeFacts } from './home.ts';
import { listed, nextLab } from './lab-list.ts';

const lab = (id: string): LabSummary => ({
  id,
  title: `Title of ${id}`,
  level: 'beginner',
  minutes: 15,
  objective: 'forking',
  after: [],
  summary: '',
  maxPoints: 100,
});
const labs = [lab('one'), lab('two')];
const blueprint: Blueprint = {
  schema: 1,
  title: 'Small',
  passMark: 68,
  note: '',
  objectives: [{ id: 'forking', title: 'Forking', weight: 100, summary: '' }],
};
const now = Date.parse('2026-02-03T12:00:00Z');
const stateOf = (...records: NewRecord[]) =>
  foldAll(
    emptyProgress(),
    records.map(
      (record, i) => ({ ...record, v: 1, id: String(i), at: `2026-02-01T10:00:0${i}Z` }) as JournalRecord,
    ),
  );
const factsOf = (...records: NewRecord[]) => {
  const state = stateOf(...records);
  return homeFacts(state, { blueprint, labs, questions: [{ id: 'q1', objective: 'forking' }] }, now);
};
const start: NewRecord = { type: 'lab-start', lab: 'one', timed: false, dir: '/x' };
const pass: NewRecord = {
  type: 'attempt',
  of: 'lab',
  ref: 'one',
  points: 95,
  maxPoints: 100,
  status: 'pass',
  startedAt: '2026-02-01T10:00:00Z',
};

test('who has done nothing is sent to a first quiz', () => {
  expect(factsOf()).toMatchObject({ answers: 0, last: null, next: { words: ['quiz'] } });
});

test('a quiz that was left is told by what was right, with no reproach', () => {
  const left: NewRecord = { ...pass, of: 'quiz', ref: 's', points: 3, maxPoints: 5, status: 'abandoned' };
  expect(factsOf(left).last).toBe('quiz ended early, 3 of 5 right, 2 days ago');
  expect(factsOf({ ...left, points: 0, maxPoints: 0 }).last).toBeNull();
});

test('a lab whose clock runs comes first', () => {
  expect(factsOf(start).next.words).toEqual(['lab', 'one']);
});

test('a lab that was passed by `grade` while its clock ran is done', () => {
  expect(factsOf(start, grade('one', 40)).next.words).toEqual(['lab', 'one']);
  expect(factsOf(start, grade('one', 100)).labs[0]).toMatchObject({ passed: true, running: false });
  // Begun anew after the pass: that clock runs.
  expect(factsOf(grade('one', 100), start).labs[0]).toMatchObject({ passed: true, running: true });
});

test('a pass is told as the last activity, and the lab shows it', () => {
  const facts = factsOf(start, pass);
  expect(facts.last).toBe('lab "Title of one" passed, 95 of 100 points, 2 days ago');
  expect(facts.labs[0]).toMatchObject({ best: 95, passed: true });
  expect(facts.labs[1]).toMatchObject({ best: null, passed: false });
});

test('the next lab is the first after this one that is not passed, else the first open one', () => {
  const none = listed(labs, {});
  expect(nextLab(none)?.id).toBe('one');
  expect(nextLab(none, { done: 'one' })?.id).toBe('two');
  expect(nextLab(none, { done: 'two' })?.id).toBe('one');
  expect(nextLab(none.map((each) => ({ ...each, passed: true })))).toBeNull();
});

test('an exam whose clock runs comes before all else; one whose time is over does not', () => {
  const exam = (deadline: string): NewRecord => ({
    type: 'session',
    session: 'e1',
    seed: 1,
    mode: 'exam',
    questions: [],
    objectives: [],
    exam: {
      size: 'quiz',
      mode: 'exam',
      minutes: 30,
      deadline,
      bank: 'b',
      version: '1.0.0',
      node: 'v24.0.0',
      dir: '/x',
      items: [],
    },
  });
  const next = factsOf(start, exam('2026-02-03T12:05:00Z')).next;
  expect(next).toMatchObject({ words: ['exam'], because: expect.stringContaining('5 minutes left') });
  expect(factsOf(start, exam('2026-02-03T11:59:00Z')).next.words).toEqual(['lab', 'one']);
  // 59 seconds and a bit are no minute; and the exam's clock does not go back with this machine's.
  expect(factsOf(exam('2026-02-03T12:00:59.500Z')).next.because).toContain('less than a minute left');
  expect(factsOf(exam('2026-02-03T12:01:59.500Z')).next.because).toContain('a minute left');
  const visit: NewRecord = { type: 'visit', session: 'e1', item: 'q1', left: null };
  const state = foldAll(emptyProgress(), [
    { ...exam('2026-02-03T13:00:00Z'), v: 1, id: 'a', at: '2026-02-03T12:30:00Z' } as JournalRecord,
    { ...visit, v: 1, id: 'b', at: '2026-02-03T12:40:00Z' } as JournalRecord,
  ]);
  const facts = homeFacts(state, { blueprint, labs, questions: [] }, now);
  expect(facts.next.because).toContain('20 minutes left');
});
