import type { ExamResult } from '../domain/exam/result.ts';
import type { ExamAction, ExamSession } from '../domain/exam/view.ts';
import { digestOf } from '../domain/quiz/digest.ts';
import type { NewRecord } from '../domain/record.ts';
import type { ExamPlan } from './exam-plan.ts';

type RecordOf<T extends NewRecord['type']> = Extract<NewRecord, { type: T }>;

/** That a sitting begins, with all that is needed to go on with it. */
export function beginning(
  { id, mode, paper, dir, made }: ExamPlan,
  { deadline }: Pick<ExamSession, 'deadline'>,
): RecordOf<'session'> {
  const { size, seed, minutes, bank } = paper;
  const items = paper.items.map((item) => ({ ...item }));
  return {
    type: 'session',
    session: id,
    seed,
    mode: 'exam',
    questions: items.flatMap((item) => (item.kind === 'question' ? [item.id] : [])),
    objectives: [],
    exam: { size, mode, minutes, deadline: new Date(deadline).toISOString(), bank, dir, items, ...made },
  };
}

/** What an action did, in records, in the order in which they are to be kept. */
export function changes(before: ExamSession, after: ExamSession, action: ExamAction): NewRecord[] {
  return [
    ...answers(before, after),
    ...grades(before, after, action),
    ...visits(before, after),
    ...flags(before, after),
  ];
}

function answers(before: ExamSession, { id, seed, items, answers: now }: ExamSession): NewRecord[] {
  return items.flatMap((item): NewRecord[] => {
    const given = now.get(item.paper.id);
    if (item.kind !== 'question' || given === undefined || given === before.answers.get(item.paper.id))
      return [];
    const { question } = item.item;
    const digest = digestOf(question);
    return [{ type: 'answer', session: id, question: question.id, digest, seed, ...given, confidence: null }];
  });
}

function grades(before: ExamSession, { id, labs }: ExamSession, action: ExamAction): NewRecord[] {
  if (action.type !== 'lab-graded') return [];
  const { lab, grade } = action;
  // One that came too late was not taken.
  if (labs.get(lab)?.grades === before.labs.get(lab)?.grades) return [];
  return [{ type: 'grade', lab, ...grade, mistakes: [...grade.mistakes], session: id }];
}

function visits(before: ExamSession, { id, items, here, spent }: ExamSession): NewRecord[] {
  const on = items[here]?.paper.id;
  const was = items[before.here]?.paper.id;
  const ms = was === undefined ? undefined : spent.get(was);
  if (on === undefined || spent === before.spent) return [];
  const left = was === undefined || ms === undefined ? null : { item: was, ms };
  return [{ type: 'visit', session: id, item: on, left }];
}

function flags(before: ExamSession, { id, flagged }: ExamSession): NewRecord[] {
  const change = (item: string, on: boolean): NewRecord => ({ type: 'flag', session: id, item, on });
  return [
    ...flagged.filter((item) => !before.flagged.includes(item)).map((item) => change(item, true)),
    ...before.flagged.filter((item) => !flagged.includes(item)).map((item) => change(item, false)),
  ];
}

/** That a sitting is over, and what it came to. A training is done, and neither passed nor failed. */
export function ending(result: ExamResult): RecordOf<'attempt'> {
  const { session, size, mode, seed, how, percent, passed, earned, of, startedAt, endedAt } = result;
  return {
    type: 'attempt',
    of: 'exam',
    ref: session,
    points: earned,
    maxPoints: of,
    status: mode === 'training' ? 'done' : passed ? 'pass' : 'fail',
    startedAt,
    exam: {
      size,
      mode,
      seed,
      how,
      percent,
      passed,
      endedAt,
      objectives: Object.fromEntries(result.objectives.map((each) => [each.id, each.percent])),
    },
  };
}
