import { expect, test } from 'vitest';
import type { Question } from '../../domain/question.ts';
import type { Answer } from '../../domain/quiz/answer.ts';
import { itemOf } from '../../domain/quiz/draft.ts';
import type { Ran } from '../../domain/quiz/ran.ts';
import { reduceSession, type SessionAction, startSession } from '../../domain/quiz/session.ts';
import { sample } from '../../domain/quiz/testing.ts';
import { type Line, textOf, widthOf } from '../line.ts';
import { feedbackLines } from './feedback-lines.ts';
import { askedLines } from './question-lines.ts';
import { ranLines, runningLines } from './ran-lines.ts';

const text = (lines: readonly Line[]): string => lines.map(textOf).join('\n');

/** A question as it is asked after some actions. */
function asked(question: Question, width: number, ...actions: SessionAction[]) {
  const session = actions.reduce(reduceSession, startSession([question], { seed: 1, now: 0 }));
  const [item] = session.items;
  if (item === undefined || session.view.at !== 'asking') throw new Error('nothing is asked');
  return askedLines(item, session.view.draft, width);
}
function told(question: Question, answer: Answer, correct: boolean): string {
  return text(feedbackLines(itemOf(question, 1), { question: question.id, answer, correct, ms: 1 }, 60));
}

test.each([40, 60, 80])(
  'no kind is wider than %i columns, and each has a cursor among its choices',
  (width) => {
    for (const question of Object.values(sample)) {
      const { lines, cursor, choice } = asked(question, width);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      expect(cursor.from).toBeGreaterThanOrEqual(choice.from);
      expect(cursor.to).toBeLessThanOrEqual(choice.to);
      expect(choice.to).toBeLessThan(lines.length);
    }
  },
);

test('match: a term shows the number of the meaning that it was given', () => {
  const page = asked(sample.match, 60, { type: 'digit', digit: 3 });
  expect(text(page.lines)).toMatch(
    /^ {2}\(3\) term a\n› \( \) term b\n {2}\( \) term c\n\n {2}1\. Meaning .$/m,
  );
  expect(page.options).toHaveLength(3);
});

test('line: the code with its numbers; only what says something can be picked', () => {
  const page = asked(sample.line, 60, { type: 'digit', digit: 5 });
  expect(text(page.lines)).toContain(
    [
      '  1     // A pool.',
      '  2 ( ) for (let i = 0; i < 4; i++) {',
      '  3 ( )   cluster.fork();',
      '  4     }',
      '› 5 (•) server.close();',
      '  6 ( ) cluster.disconnect();',
    ].join('\n'),
  );
  expect(page.options).toHaveLength(4);
});

test('timeline: when, who and what stand in columns', () => {
  expect(text(asked(sample.timeline, 60).lines)).toContain(
    [
      'Recorded by the grader: respawn, wrong answer only-once.',
      '   0 ms  primary    starts',
      '1203 ms  grader     kills worker 1',
      '1210 ms  request 1  reset',
    ].join('\n'),
  );
});

test('feedback tells of each kind which parts were right, and why', () => {
  const pairs = [
    { term: 'a', meaning: 'a' },
    { term: 'b', meaning: 'd' },
    { term: 'c', meaning: 'b' },
  ];
  const match = told(sample.match, { kind: 'match', pairs }, false);
  expect(match).toContain('✓ term a: Meaning a');
  expect(match).toContain('✗ term b: Meaning b\n    Yours: Meaning d\n    This is why, for b.');
  expect(match).toContain('· No term: Meaning d');

  const line = told(sample.line, { kind: 'choice', picked: ['line-3'] }, false);
  expect(line).toContain('A right answer (line 5): server.close();');
  expect(line).toContain('✗ 3 (yours) cluster.fork();\n    This is why, for the fork.');
  expect(line).toContain('✓ 6 cluster.disconnect();');

  const truth = told(sample.truth, { kind: 'choice', picked: ['c'] }, false);
  expect(truth).toMatch(/✓ \d True: Option a[\s\S]*✗ 3 \(yours\) False: Option c/);
  expect(told(sample.run, { kind: 'choice', picked: ['a'] }, true)).toContain(
    '`clusterprep prove sample-run`',
  );
});

const spoken = [
  { who: 'worker 10', said: 'hello' },
  { who: 'primary', said: 'bye' },
];
const ran: Ran = { status: 'ran', node: '24.1.0', spoken, result: { a: 1 }, holds: true };

test('a run is told line by line, with who told it, and a result that differs is told so', () => {
  expect(text(runningLines(spoken, 60))).toContain('worker 10  hello\nprimary    bye');
  expect(text(ranLines(ran, 60))).toContain('Result: {"a":1}');
  const answer: Answer = { kind: 'choice', picked: ['b'] };
  const given = { question: 'sample-run', answer, correct: true, ms: 1, ran: { ...ran, holds: false } };
  const differs = text(feedbackLines(itemOf(sample.run, 1), given, 200));
  expect(differs).toContain('? Otherwise on this machine.');
  expect(differs).toContain('Your answer is not counted as wrong.');
});

test('where nothing could be run, it is said why and by what the answer is judged', () => {
  const none: Ran = { status: 'no-result', node: '24.1.0', spoken: [], because: 'It took too long.' };
  expect(text(ranLines(none, 90))).toContain(
    '? Your answer is judged by what was measured before. It took too long.',
  );
});
