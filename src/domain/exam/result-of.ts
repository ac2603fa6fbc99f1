import { hundredths, percentOf, reaches } from '../percent.ts';
import type { Blueprint } from '../question.ts';
import { itemState, timeOn } from './items.ts';
import { SIZES } from './paper.ts';
import { readinessFrom, type Sample } from './readiness.ts';
import type { EarlierSitting, ExamResult, ItemResult, Missed, ObjectiveResult, Outcome } from './result.ts';
import type { ExamItem, ExamSession } from './view.ts';

export type ResultFacts = {
  readonly blueprint: Blueprint;
  readonly earlier: readonly EarlierSitting[];
  readonly made: ExamResult['made'];
};

/** What a sitting came to, with all that stands in it now. One that goes on is taken as submitted. */
export function resultOf(session: ExamSession, { blueprint, earlier, made }: ResultFacts): ExamResult {
  const { id, size, mode, seed, startedAt, deadline, now, view } = session;
  const how = view.at === 'over' ? view.why : 'submitted';
  const items = session.items.map((item) => itemResult(session, item));
  const objectives = objectiveResults(items, blueprint);
  const earned = total(items, 'earned');
  const of = total(items, 'of');
  const { passMark } = blueprint;
  return {
    session: id,
    size,
    mode,
    seed,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(Math.min(now, deadline)).toISOString(),
    minutes: SIZES[size].minutes,
    how,
    passed: reaches(earned, of, passMark),
    passMark,
    earned,
    of,
    percent: percentOf(earned, of),
    objectives,
    items,
    missed: missedIn(session, items, objectives),
    readiness: readinessFrom(samplesIn(items), passMark),
    earlier,
    made,
  };
}

function itemResult(session: ExamSession, item: ExamItem): ItemResult {
  const { paper } = item;
  const { id, points } = paper;
  const standing = session.labs.get(id);
  const best = standing?.best ?? null;
  const answer = session.answers.get(id);
  const share = shareOf(session, item);
  const of = points * judgedOf(session, item);
  return {
    ...paper,
    title: titleOf(item),
    outcome: of === 0 ? 'withdrawn' : outcomeOf(session, item, share),
    earned: hundredths(share * of),
    of: hundredths(of),
    ms: Math.round(timeOn(session, item)),
    flagged: session.flagged.includes(id),
    answer: item.kind === 'question' ? (answer?.answer ?? null) : null,
    grade:
      item.kind === 'lab' && best !== null
        ? {
            points: best.points,
            maxPoints: best.maxPoints,
            grades: standing?.grades ?? 0,
            mistakes: best.mistakes,
          }
        : null,
  };
}

/** The share of its points that an item earned, from 0 to 1; of a lab, of what could be judged. */
function shareOf({ answers, labs }: ExamSession, { kind, paper }: ExamItem): number {
  if (kind === 'question') return answers.get(paper.id)?.correct === true ? 1 : 0;
  const best = labs.get(paper.id)?.best;
  const most = best?.judged ?? best?.maxPoints ?? 0;
  if (kind !== 'lab' || !best || !(most > 0)) return 0;
  return Math.max(0, Math.min(1, best.points / most));
}

/** What part of an item could be judged: it counts by that. */
function judgedOf({ labs }: ExamSession, { kind, paper }: ExamItem): number {
  if (kind === 'withdrawn') return 0;
  const best = kind === 'lab' ? labs.get(paper.id)?.best : null;
  if (!best || best.judged === undefined || !(best.maxPoints > 0)) return 1;
  return Math.max(0, Math.min(1, best.judged / best.maxPoints));
}

function outcomeOf(session: ExamSession, item: ExamItem, share: number): Outcome {
  const state = itemState(session, item);
  if (state !== 'answered') return state === 'open' ? 'unanswered' : 'withdrawn';
  return share >= 1 ? 'right' : share > 0 ? 'part' : 'wrong';
}

function titleOf(item: ExamItem): string {
  if (item.kind === 'lab') return item.lab.title;
  if (item.kind === 'withdrawn') return item.paper.id;
  return item.item.question.prompt.trim().split('\n')[0] ?? item.paper.id;
}

function objectiveResults(items: readonly ItemResult[], blueprint: Blueprint): ObjectiveResult[] {
  const results = blueprint.objectives.flatMap(({ id, title, weight }): ObjectiveResult[] => {
    const its = items.filter(({ objective }) => objective === id);
    const earned = total(its, 'earned');
    const of = total(its, 'of');
    if (of === 0) return [];
    const reached = reaches(earned, of, blueprint.passMark);
    return [{ id, title, weight, earned, of, percent: percentOf(earned, of), reached }];
  });
  return results.sort((a, b) => a.earned / a.of - b.earned / b.of || b.weight - a.weight);
}

function missedIn(
  session: ExamSession,
  results: readonly ItemResult[],
  objectives: readonly ObjectiveResult[],
): Missed[] {
  const places = new Map(objectives.map(({ id }, place) => [id, place]));
  const missed = session.items.flatMap((item, at): Missed[] => {
    const result = results[at];
    if (result === undefined || item.kind === 'withdrawn' || result.outcome === 'right') return [];
    return item.kind === 'lab'
      ? [{ kind: 'lab', result, lab: item.lab }]
      : [{ kind: 'question', result, question: item.item.question, answer: result.answer }];
  });
  const place = ({ result }: Missed): number => places.get(result.objective) ?? objectives.length;
  return missed.sort((a, b) => place(a) - place(b));
}

function samplesIn(items: readonly ItemResult[]): Sample[] {
  return items.flatMap(({ kind, earned, of }) => (of > 0 ? [{ kind, points: of, share: earned / of }] : []));
}

function total(items: readonly ItemResult[], what: 'earned' | 'of'): number {
  return hundredths(items.reduce((sum, each) => sum + each[what], 0));
}
