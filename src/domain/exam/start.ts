import type { Lab } from '../lab.ts';
import type { Question } from '../question.ts';
import { digestOf } from '../quiz/digest.ts';
import { itemOf } from '../quiz/draft.ts';
import { labDigest } from './digest.ts';
import { timeLeft, warningFor } from './items.ts';
import type { ExamMode, Paper, PaperItem } from './paper.ts';
import type { ExamItem, ExamKept, ExamSession } from './view.ts';

export const NOTHING_KEPT: ExamKept = {
  answers: new Map(),
  flagged: [],
  spent: new Map(),
  labs: new Map(),
  here: null,
};

/** What a sitting is begun or gone on with. Times in milliseconds since 1970. */
export type ExamStart = {
  readonly id: string;
  readonly mode: ExamMode;
  readonly paper: Paper;
  readonly questions: readonly Question[];
  readonly labs: readonly Lab[];
  readonly startedAt: number;
  readonly deadline: number;
  readonly now: number;
  readonly kept?: ExamKept;
};

/** Begins a sitting, or goes on where it was. A sitting whose time is over begins open, and ends with the first tick. */
export function startExam(start: ExamStart): ExamSession {
  const { id, mode, paper, startedAt, deadline, kept = NOTHING_KEPT } = start;
  const now = Math.max(startedAt, start.now);
  const items = itemsOf(start);
  const asked = new Map(items.map((item) => [item.paper.id, item.kind]));
  const place = items.findIndex((item) => item.paper.id === kept.here);
  const here = Math.max(0, place);
  const at = items[here];
  const answered = at !== undefined && kept.answers.has(at.paper.id);
  return {
    id,
    mode,
    size: paper.size,
    seed: paper.seed,
    items,
    startedAt,
    deadline,
    now,
    here,
    since: now,
    answers: new Map([...kept.answers].filter(([question]) => asked.get(question) === 'question')),
    drafts: new Map(),
    flagged: kept.flagged.filter((each) => asked.has(each)),
    spent: kept.spent,
    labs: new Map(
      [...kept.labs].flatMap(([lab, { grades, ...best }]) =>
        asked.get(lab) === 'lab' ? [[lab, { best, grades, running: 0 }] as const] : [],
      ),
    ),
    warning: warningFor(timeLeft({ deadline, now }), paper.minutes),
    view: answered && mode === 'training' && at.kind === 'question' ? { at: 'feedback' } : { at: 'item' },
  };
}

/** The items of the paper with their content; one that is gone or asks something else by now is withdrawn. */
function itemsOf({ paper, questions, labs }: ExamStart): ExamItem[] {
  const asked = new Map(questions.map((question) => [question.id, question]));
  const given = new Map(labs.map((lab) => [lab.id, lab]));
  return paper.items.map((each: PaperItem): ExamItem => {
    if (each.kind === 'question') {
      const question = asked.get(each.id);
      return question !== undefined && digestOf(question) === each.digest
        ? { kind: 'question', paper: each, item: itemOf(question, paper.seed) }
        : { kind: 'withdrawn', paper: each };
    }
    const lab = given.get(each.id);
    return lab !== undefined && labDigest(lab) === each.digest
      ? { kind: 'lab', paper: each, lab }
      : { kind: 'withdrawn', paper: each };
  });
}
