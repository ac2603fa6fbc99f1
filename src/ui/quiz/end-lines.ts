import type { NextStep } from '../../app/progress-next.ts';
import type { Sitting } from '../../app/quiz.ts';
import { percentOf, reaches } from '../../domain/percent.ts';
import type { Blueprint } from '../../domain/question.ts';
import { itemOf } from '../../domain/quiz/draft.ts';
import type { Score } from '../../domain/quiz/score.ts';
import { type Line, line } from '../line.ts';
import { MARK } from '../theme.ts';
import { answerLines, chosenLines } from './feedback-lines.ts';
import { digitsOf } from './figures.ts';
import { heading, prose } from './prose.ts';

/** All that the end of a quiz is told from. */
export type EndFacts = {
  readonly sitting: Sitting;
  readonly blueprint: Blueprint;
  /** Where the answers are kept, or why they are not: a sentence. */
  readonly kept: () => string;
  /** What to do next, as all screens tell it. */
  readonly next: () => NextStep;
  /** What this sitting ends with where a score by objective would say nothing, as for a single question. */
  readonly ending?: Ending;
};

export type Ending = {
  readonly title: string;
  /** Sentences; the first says whether it was right. */
  readonly told: (right: boolean) => readonly string[];
};

/** Score, by objective, what was missed and why, and what to do next. */
export function endLines(facts: EndFacts, width: number): Line[] {
  const summary = summaryLines(facts, width);
  // A single question was explained a moment ago.
  if (facts.ending !== undefined) return summary;
  return [...summary, ...missedLines(facts, width), ...flaggedLines(facts, width)];
}

/** The part of the end that is worth keeping in the terminal: score, by objective, what next. */
export function summaryLines(facts: EndFacts, width: number): Line[] {
  const { sitting, blueprint, kept, ending } = facts;
  const score = sitting.score();
  const total = sitting.session().items.length;
  const unreached = total - score.maxPoints;
  const elsewhere = elsewhereLines(facts, width);
  if (score.maxPoints === 0)
    return [...elsewhere, line('Nothing was answered, so there is no score.', 'strong')];
  if (ending !== undefined) return [...elsewhere, ...endingLines(ending, score, width)];
  const { points, maxPoints } = score;
  const mark = reaches(points, maxPoints, blueprint.passMark);
  return [
    ...elsewhere,
    line(`${points} of ${maxPoints} right, ${percentOf(points, maxPoints)} %`, 'strong'),
    ...(unreached > 0 ? [line(`Not reached: ${unreached} of ${total} questions.`, 'quiet')] : []),
    mark
      ? line(`${MARK.pass} At or above the pass mark of ${blueprint.passMark} %.`, 'good')
      : line(`${MARK.fail} Below the pass mark of ${blueprint.passMark} %.`, 'warn'),
    ...prose(kept(), width, { tone: 'quiet' }),
    ...heading('By objective'),
    ...objectiveLines(score, blueprint, width),
    ...heading('Next'),
    ...nextLines(facts, width),
  ];
}

function elsewhereLines({ sitting }: EndFacts, width: number): Line[] {
  const { view } = sitting.session();
  if (view.at !== 'done' || view.how !== 'elsewhere') return [];
  return prose('This quiz was ended in another terminal. Below is what was known of it here.', width, {
    tone: 'warn',
  });
}

function endingLines({ told }: Ending, { points, maxPoints }: Score, width: number): Line[] {
  const right = points === maxPoints;
  const [first = '', ...rest] = told(right);
  return [
    line(`${right ? MARK.pass : MARK.fail} ${first}`, right ? 'good' : 'warn'),
    ...rest.flatMap((text) => prose(text, width)),
  ];
}

function objectiveLines({ byObjective }: Score, blueprint: Blueprint, width: number): Line[] {
  const room = Math.max(12, Math.min(28, width - 20));
  return byObjective.map(({ objective, points, maxPoints }) => {
    const title = objectiveTitle(blueprint, objective).slice(0, room).padEnd(room);
    const tone = points === maxPoints ? 'good' : 'warn';
    return [
      { text: `  ${title} ${digitsOf(points, maxPoints)} ` },
      { text: barOf(points / maxPoints, 10), tone },
    ];
  });
}

/** Full only for all. */
function barOf(share: number, cells: number): string {
  const full = share < 1 ? Math.min(cells - 1, Math.round(share * cells)) : cells;
  return '█'.repeat(full) + '░'.repeat(cells - full);
}

/** What an objective is called; its id, where the blueprint does not know it. */
export function objectiveTitle(blueprint: Blueprint, id: string): string {
  return blueprint.objectives.find((objective) => objective.id === id)?.title ?? id;
}

function nextLines({ sitting, next }: EndFacts, width: number): Line[] {
  const { command, because } = next();
  const again =
    sitting.score().missed.length > 0
      ? ['What you missed waits as cards: `clusterprep review` asks it again.']
      : [];
  return [`\`${command}\`: ${because}.`, ...again].flatMap((text) =>
    prose(text, width, { before: [{ text: '  ' }], hang: 2 }),
  );
}

function missedLines({ sitting }: EndFacts, width: number): Line[] {
  const { missed } = sitting.score();
  if (missed.length === 0) return [];
  const parts = missed.flatMap(({ question, given }, i) => [
    ...(i > 0 ? [[]] : []),
    ...prose(question.prompt, width, {
      before: [{ text: `${MARK.fail} `, tone: 'bad' }],
      hang: 2,
      tone: 'strong',
    }),
    ...chosenLines(itemOf(question, sitting.plan.seed), given.answer, width),
    ...answerLines(itemOf(question, sitting.plan.seed), given.answer, false, width),
    ...prose(question.explanation, width),
    ...prose(question.source, width, { tone: 'accent' }),
  ]);
  return [...heading('What you missed'), ...parts];
}

function flaggedLines({ sitting }: EndFacts, width: number): Line[] {
  const { flagged, items } = sitting.session();
  if (flagged.length === 0) return [];
  const questions = items.filter(({ question }) => flagged.includes(question.id));
  return [
    ...heading('What you flagged'),
    ...questions.flatMap(({ question }) =>
      prose(question.prompt, width, { before: [{ text: `${MARK.flag} `, tone: 'warn' }], hang: 2 }),
    ),
  ];
}
