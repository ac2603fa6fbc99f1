import type { Paper } from '../domain/exam/paper.ts';
import { reduceExam } from '../domain/exam/reduce.ts';
import type { ExamResult } from '../domain/exam/result.ts';
import { resultOf } from '../domain/exam/result-of.ts';
import { startExam } from '../domain/exam/start.ts';
import { hasEnded } from '../domain/progress-exam.ts';
import type { OpenSession } from '../domain/progress-schema.ts';
import type { ExamContent } from './exam-content.ts';
import { contentOf, type ExamPlan } from './exam-plan.ts';
import { ending } from './exam-records.ts';
import { type ExamStore, earlierSittings, keptOf } from './exam-store.ts';
import type { Clock } from './ports.ts';

export type ResumedPlan = ExamPlan & Required<Pick<ExamPlan, 'resumed'>>;

/** The sitting that goes on, to be sat again; the latest, should there be several. Its clock did not stop. */
export async function findExam(
  store: Pick<ExamStore, 'state'>,
  content: ExamContent,
  clock: Pick<Clock, 'date'>,
): Promise<ResumedPlan | undefined> {
  const time = clock.date().getTime();
  const [latest] = openExams(store).filter(({ open }) => endOf(open) > Math.max(time, seenBy(open)));
  return latest === undefined ? undefined : planFrom(latest.id, latest.open, content);
}

/**
 * Grades every sitting whose time ran out while nobody was there, records what it came to, and tells. Cheap where there
 * is none. To be called first at a start.
 */
export async function gradeRunOut(
  store: ExamStore,
  content: ExamContent | (() => Promise<ExamContent>),
  clock: Pick<Clock, 'date'>,
): Promise<ExamResult[]> {
  const time = clock.date().getTime();
  const ranOut = () => openExams(store).filter(({ open }) => endOf(open) <= Math.max(time, seenBy(open)));
  if (ranOut().length === 0) return [];
  await store.refresh?.();
  const results: ExamResult[] = [];
  const known = typeof content === 'function' ? await content() : content;
  for (const { id, open } of ranOut().reverse()) {
    const plan = await planFrom(id, open, known);
    if (plan === undefined || hasEnded(store.state(), id)) continue;
    const earlier = earlierSittings(store.state(), id);
    const result = resultFrom(plan, known, earlier, Math.max(time, plan.resumed.deadline));
    await store.append(ending(result));
    results.push(result);
  }
  return results;
}

/** What a sitting has come to by `now`. */
export function resultFrom(
  plan: ResumedPlan,
  { blueprint }: Pick<ExamContent, 'blueprint'>,
  earlier: ExamResult['earlier'],
  now: number,
): ExamResult {
  const { id, mode, paper, questions, labs, resumed, made } = plan;
  const begun = startExam({ id, mode, paper, questions, labs: labs.map(({ lab }) => lab), ...resumed, now });
  const session = reduceExam(begun, { type: 'tick' }, now);
  return resultOf(session, {
    blueprint,
    earlier,
    made: { ...made, bank: paper.bank, blueprint: blueprint.title },
  });
}

/** A sitting as it was recorded; undefined for what is no exam. */
export async function planFrom(
  id: string,
  open: OpenSession,
  content: ExamContent,
): Promise<ResumedPlan | undefined> {
  const { exam, seed } = open;
  const kept = keptOf(open);
  if (exam === undefined || kept === undefined) return undefined;
  const { size, mode, minutes, bank, items, dir, version, node } = exam;
  const paper: Paper = { size, seed, minutes, bank, items };
  const resumed = {
    startedAt: endOf(open) - minutes * 60_000,
    deadline: endOf(open),
    kept,
    through: seenBy(open),
  };
  return { id, mode, paper, ...(await contentOf(paper, content)), dir, made: { version, node }, resumed };
}

/** Latest first. */
function openExams({ state }: Pick<ExamStore, 'state'>) {
  return Object.entries(state().open)
    .flatMap(([id, open]) => (open.exam === undefined ? [] : [{ id, open }]))
    .sort((a, b) => (a.open.at < b.open.at ? 1 : -1));
}

const endOf = ({ exam }: OpenSession): number => Date.parse(exam?.deadline ?? '');
const seenBy = ({ exam }: OpenSession): number => Date.parse(exam?.through ?? '');
