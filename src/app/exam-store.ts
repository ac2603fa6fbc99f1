import type { EarlierSitting } from '../domain/exam/result.ts';
import type { ExamAnswer, ExamKept } from '../domain/exam/view.ts';
import type { OpenSession, ProgressState } from '../domain/progress-schema.ts';
import { get } from '../domain/progress-table.ts';
import { readAnswer } from '../domain/quiz/answer.ts';
import type { NewRecord } from '../domain/record.ts';

/** What an exam needs of the store. `append` resolves when the record is kept, or when it is known that it cannot be. */
export interface ExamStore {
  append(record: NewRecord): Promise<unknown>;
  state(): Pick<ProgressState, 'open' | 'attempts'>;
  /** Takes into the state what other processes have recorded. Never rejects. Left out where there are none. */
  refresh?(): Promise<void>;
}

/** What the store holds of an open sitting; undefined for what is none. */
export function keptOf(open: OpenSession | undefined): ExamKept | undefined {
  if (open?.exam === undefined) return undefined;
  const { flagged, here, spent, labs } = open.exam;
  const answers = new Map<string, ExamAnswer>();
  for (const [id, { answer: raw, correct, ms }] of Object.entries(open.answers)) {
    const answer = readAnswer(raw);
    if (answer !== null) answers.set(id, { answer, correct, ms });
  }
  return {
    answers,
    flagged,
    here,
    spent: new Map(Object.entries(spent)),
    labs: new Map(Object.entries(labs)),
  };
}

/** The open sitting of this id. */
export function keptIn({ open }: Pick<ProgressState, 'open'>, id: string): ExamKept | undefined {
  return keptOf(get(open, id));
}

/** Sittings in exam mode that have ended, the latest first, without the one of this id. */
export function earlierSittings({ attempts }: Pick<ProgressState, 'attempts'>, id: string): EarlierSitting[] {
  return attempts
    .flatMap(({ ref, at, exam }): EarlierSitting[] => {
      if (exam === undefined || exam.mode !== 'exam' || ref === id) return [];
      const { size, percent, passed, objectives } = exam;
      return [{ session: ref, at, size, percent, passed, objectives }];
    })
    .reverse();
}
