import { labDigest } from '../exam/digest.ts';
import type { ExamMode, Paper, PaperItem } from '../exam/paper.ts';
import { type ExamStart, startExam } from '../exam/start.ts';
import type { ExamSession, LabGrade } from '../exam/view.ts';
import type { Blueprint, Question } from '../question.ts';
import { digestOf } from '../quiz/digest.ts';
import { samples } from '../quiz/testing.ts';
import { testLab } from './lab.ts';

const objectives = ['balancing', 'primary-and-workers', 'production-tools', 'shutdown', 'rest'];

/** Of the objectives of the sample questions and the test lab. */
export const examBlueprint: Blueprint = {
  schema: 1,
  title: 'A small blueprint',
  passMark: 68,
  note: 'For tests.',
  objectives: objectives.map((id) => ({ id, title: `About ${id}`, weight: 20, summary: 'It is small.' })),
};

const questionItem = (question: Question): PaperItem => ({
  kind: 'question',
  id: question.id,
  objective: question.objective,
  level: question.level,
  points: 2,
  digest: digestOf(question),
});

/** A paper of these questions, two points each, and of the test lab, 25 points. */
export const paperOf = (questions: readonly Question[]): Paper => {
  const { id, objective, level, minutes } = testLab();
  const lab: PaperItem = { kind: 'lab', id, objective, level, points: minutes, digest: labDigest(testLab()) };
  return { size: 'half', seed: 7, minutes: 60, bank: 'b', items: [...questions.map(questionItem), lab] };
};

export const STARTED = Date.parse('2026-03-01T10:00:00.000Z');
export const DEADLINE = STARTED + 60 * 60_000;

/** A sitting of an hour that begins now. */
export const examOf = (
  mode: ExamMode,
  questions: readonly Question[] = samples,
  more: Partial<ExamStart> = {},
): ExamSession =>
  startExam({
    id: 'e1',
    mode,
    paper: paperOf(questions),
    questions,
    labs: [testLab()],
    startedAt: STARTED,
    deadline: DEADLINE,
    now: STARTED,
    ...more,
  });

export const labGrade = (points: number): LabGrade => ({
  status: points === 100 ? 'pass' : 'fail',
  points,
  maxPoints: 100,
  mistakes: points === 100 ? [] : ['exits-at-once'],
  durationMs: 1000,
  hints: 0,
});
