import { describe, expect, test } from 'vitest';
import { emptyProgress } from '../domain/progress.ts';
import { after, answer, attempt, content, grade, now } from './fixtures/progress.ts';
import { summarise } from './progress.ts';

const of = (...records: Parameters<typeof after>) => summarise(after(...records), content, now);
const allOfStop = [1, 2, 3, 4, 5].map((n) => answer(`stop-${n}`));
const session = {
  type: 'session' as const,
  session: 's',
  seed: 1,
  mode: 'quiz' as const,
  questions: ['stop-1', 'stop-2'],
  objectives: [],
};

describe('readiness', () => {
  test('is 0 before anything was done, and says what is missing', () => {
    const summary = of();
    expect(summary).toMatchObject({ readiness: 0, mastered: 0, weakest: 'stop' });
    expect(summary.objectives[0]?.missing).toEqual(['answer 5 more questions', 'pass one of its labs']);
    expect(summary.objectives[1]?.missing).toEqual(['answer 2 more questions']);
  });

  test('counts the weight of an objective once its questions and one of its labs are done', () => {
    expect(of(...allOfStop).readiness).toBe(0);
    expect(of(...allOfStop, grade('begin', 100)).readiness).toBe(60);
    expect(of(answer('tools-1'), answer('tools-2')).readiness).toBe(40);
    expect(of(...allOfStop, grade('begin', 100), answer('tools-1'), answer('tools-2'))).toMatchObject({
      readiness: 100,
      weakest: null,
    });
  });

  test('goes by the last answer to each question', () => {
    const once = of(answer('tools-1'), answer('tools-2', false));
    expect(once.objectives[1]).toMatchObject({
      mastered: false,
      percent: 50,
      missing: ['raise 50 % to 68 %'],
    });
    const again = of(answer('tools-1'), answer('tools-2', false), answer('tools-2'));
    expect(again.objectives[1]).toMatchObject({ mastered: true, percent: 100, answers: 3, correct: 2 });
  });

  test('tells no share as the pass mark that has not reached it', () => {
    const records = Array.from({ length: 31 }, (_, n) => answer(`many-${n}`, n < 21));
    const questions = records.map((_, n) => ({ id: `many-${n}`, objective: 'stop' }));
    const [stop] = summarise(after(...records), { ...content, questions }, now).objectives;
    expect(stop).toMatchObject({ percent: 67 });
    expect(stop?.missing).toContain('raise 67 % to 68 %');
  });

  test('leaves out answers to questions that the bank no longer has', () => {
    const summary = of(answer('gone'), answer('constructor'));
    expect(summary.objectives.map(({ answered }) => answered)).toEqual([0, 0]);
    expect(summary.totals.answers).toBe(2);
  });
});

test('a trend is the share right of five answers at a time', () => {
  const answers = [true, true, false, false, true, false, false].map((correct) => answer('stop-1', correct));
  expect(of(...answers).objectives[0]?.trend).toEqual([60, 0]);
});

test('the next step names the pack that was named, for commands that know packs', () => {
  const { next } = summarise(emptyProgress(), { ...content, pack: '--pack mine' }, now);
  expect(next).toMatchObject({ command: 'clusterprep quiz --pack mine', words: ['quiz'] });
});

describe('the next step', () => {
  test('cards that are due come after what was begun, and before all else', () => {
    const next = (due: number, ...records: Parameters<typeof after>) =>
      summarise(after(...records), { ...content, due }, now).next;
    expect(next(3, ...allOfStop)).toMatchObject({
      words: ['review'],
      because: expect.stringMatching(/^3 cards are due/),
    });
    expect(next(1, ...allOfStop).because).toMatch(/^a card is due/);
    expect(next(0, ...allOfStop).words).not.toEqual(['review']);
    expect(next(3, session, answer('stop-1')).words).toEqual(['quiz']);
  });

  test.each([
    ['nothing done', [], 'clusterprep quiz'],
    ['a quiz was interrupted', [session, answer('stop-1')], 'clusterprep quiz'],
    [
      'a lab runs',
      [session, { type: 'lab-start' as const, lab: 'drain', timed: false, dir: 'w' }],
      'clusterprep lab drain',
    ],
    ['questions are missing', [answer('tools-1')], 'clusterprep quiz stop'],
    [
      'only a lab is missing',
      allOfStop.concat(answer('tools-1'), answer('tools-2')),
      'clusterprep lab begin',
    ],
    [
      'a lab is left',
      [...allOfStop, grade('begin', 100), answer('tools-1'), answer('tools-2')],
      'clusterprep lab drain',
    ],
  ])('when %s', (_, records, command) => {
    expect(of(...records).next.command).toBe(command);
  });

  test('is a lab for every ten answers, and then the weakest objective again', () => {
    const ten = Array.from({ length: 10 }, (_, i) => answer(`stop-${1 + (i % 4)}`));
    expect(of(...ten).next.command).toBe('clusterprep lab begin');
    expect(of(...ten, grade('begin', 100)).next.command).toBe('clusterprep quiz tools');
  });

  test('is no quiz that was left without an answer: there is nothing to go on with', () => {
    const none = of(answer('tools-1'), { ...session, session: 'other' });
    expect(none).toMatchObject({ interrupted: 0, next: { words: ['quiz', 'stop'] } });
  });

  test('tells how much of an interrupted quiz is left', () => {
    expect(of(session, answer('stop-1'))).toMatchObject({
      interrupted: 1,
      next: { because: 'go on with the quiz that you left, 1 to go' },
    });
  });
});

test('labs and recent attempts are listed, the latest first', () => {
  const summary = of(grade('drain', 40), attempt('lab', 'drain', 40), attempt('quiz', 's', 70));
  expect(summary.labs[0]).toMatchObject({ best: 40, passed: false, attempts: 1, mistakes: ['no-deadline'] });
  expect(summary.labs[1]).toMatchObject({ best: null, passed: false });
  expect(summary.recent.map(({ of: what }) => what)).toEqual(['quiz', 'lab']);
  expect(summary.streak).toEqual({ current: 1, longest: 1 });
});

describe('exams', () => {
  const exam = (ref: string, percent: number, mode: 'exam' | 'training' = 'exam') => ({
    type: 'attempt' as const,
    of: 'exam' as const,
    ref,
    points: percent,
    maxPoints: 100,
    status: percent >= 68 ? ('pass' as const) : ('fail' as const),
    startedAt: '2026-03-01T09:00:00.000Z',
    exam: {
      size: 'half' as const,
      mode,
      seed: 7,
      how: 'submitted' as const,
      percent,
      passed: percent >= 68,
      objectives: { stop: percent },
    },
  });

  test('are listed, the latest first, trainings too', () => {
    expect(of(exam('one', 40), exam('two', 90, 'training')).exams).toMatchObject([
      { session: 'two', mode: 'training', percent: 90, passed: true, seed: 7, size: 'half' },
      { session: 'one', mode: 'exam', percent: 40, passed: false },
    ]);
  });

  test('are the next step when every lab is passed, until one is passed', () => {
    const all = [
      ...allOfStop,
      grade('begin', 100),
      grade('drain', 100),
      answer('tools-1'),
      answer('tools-2'),
    ];
    expect(of(...all).next.command).toBe('clusterprep exam');
    expect(of(...all, exam('one', 90, 'training')).next.command).toBe('clusterprep exam');
    expect(of(...all, exam('one', 90)).next.command).toBe('clusterprep quiz');
  });
});
