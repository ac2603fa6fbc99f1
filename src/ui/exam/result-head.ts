import type { EarlierSitting, ExamResult, ObjectiveResult } from '../../domain/exam/result.ts';
import { type Line, line, type Span } from '../line.ts';
import { heading, prose } from '../quiz/prose.ts';
import { MARK } from '../theme.ts';
import { countdown, counted, SIZE_WORDS } from './words.ts';

const HOW: Record<ExamResult['how'], string> = {
  submitted: 'Submitted',
  'time-out': 'The time was up',
  elsewhere: 'Ended in another terminal',
};

/** Passed or not, by how much, in what time. */
export function verdictLines(result: ExamResult, width: number): Line[] {
  const { passed, percent, passMark, earned, of, mode, how, minutes } = result;
  const used = countdown(Date.parse(result.endedAt) - Date.parse(result.startedAt));
  const verdict: Span = passed
    ? { text: `${MARK.pass} Passed: ${percent} %`, tone: 'good' }
    : { text: `${MARK.fail} Not passed: ${percent} %`, tone: 'bad' };
  return [
    [verdict, { text: `, the pass mark is ${passMark} %.` }],
    ...prose(`${earned} of ${counted(of, 'point')}. ${HOW[how]} after ${used} of ${minutes} minutes.`, width),
    ...(mode === 'training'
      ? prose('This was a training: it does not count as a best.', width, { tone: 'quiet' })
      : []),
  ];
}

const CELLS = 10;

/** The objectives with their bars, weakest first, and how they were the time before. */
export function objectiveLines(result: ExamResult, width: number): Line[] {
  const before = result.earlier[0];
  const room = Math.max(12, Math.min(28, width - (before === undefined ? 27 : 38)));
  const rows = result.objectives.map((each) => objectiveRow(each, before, room));
  return [
    ...heading(`By objective, weakest first${before === undefined ? '' : ' (and the time before)'}`),
    ...rows,
  ];
}

function objectiveRow(each: ObjectiveResult, before: EarlierSitting | undefined, room: number): Line {
  const { title, earned, of, percent, reached, id } = each;
  const tone = reached ? 'good' : 'warn';
  const full = Math.round((percent / 100) * CELLS);
  const then = before?.objectives[id];
  return [
    { text: ` ${reached ? MARK.pass : MARK.fail} `, tone },
    { text: `${title.length > room ? `${title.slice(0, room - 1)}…` : title.padEnd(room)} ` },
    { text: `${figure(earned).padStart(4)}/${figure(of).padEnd(3)}`, tone: 'quiet' },
    { text: `${String(percent).padStart(3)} % ` },
    { text: '█'.repeat(full) + '░'.repeat(CELLS - full), tone },
    ...(then === undefined ? [] : [{ text: ` (${then} %)`, tone: 'quiet' as const }]),
  ];
}

/** Points, with one digit behind the point where a lab was done in part. */
export const figure = (points: number): string =>
  Number.isInteger(points) ? String(points) : points.toFixed(1);

/** How ready one is, and how sure that is. */
export function readinessLines({ readiness, passMark }: ExamResult, width: number): Line[] {
  const { estimate, low, high, level, chance } = readiness;
  const whole = (percent: number): number => Math.round(percent);
  const told = [
    `By this sitting alone, you would get about ${whole(estimate)} % on average in sittings like it; with a chance of ${whole(level)} %, between ${whole(low)} % and ${whole(high)} %.`,
    `The chance that it is the pass mark or more: ${chanceText(chance)}.`,
  ];
  return [
    ...heading('How ready are you?'),
    scaleLine(readiness, passMark),
    ...told.flatMap((text) => prose(text, width, { before: [{ text: '  ' }], hang: 2 })),
  ];
}

/** Nothing is told as sure. */
function chanceText(chance: number): string {
  if (chance < 1) return 'below 1 %';
  return chance > 99 ? 'above 99 %' : `${Math.round(chance)} %`;
}

const SCALE = 40;

/** The range on a scale from 0 to 100 %, with the estimate and the pass mark. */
function scaleLine({ estimate, low, high }: ExamResult['readiness'], passMark: number): Line {
  const at = (percent: number): number => Math.max(0, Math.min(SCALE, Math.round((percent / 100) * SCALE)));
  const cells = Array.from({ length: SCALE + 1 }, (_, place): Span => {
    if (place === at(estimate)) return { text: '●', tone: 'strong' };
    if (place === at(passMark)) return { text: '│', tone: 'good' };
    return place >= at(low) && place <= at(high)
      ? { text: '━', tone: 'accent' }
      : { text: '·', tone: 'quiet' };
  });
  return [{ text: '  ' }, ...cells, { text: `  │ ${passMark} %`, tone: 'good' }];
}

/** The sittings before this one, the latest first. */
export function earlierLines({ earlier, percent }: ExamResult, width: number, most = 5): Line[] {
  const [before] = earlier;
  if (before === undefined) return [];
  const change = percent - before.percent;
  const told =
    change === 0 ? 'the same as' : `${Math.abs(change)} % ${change > 0 ? 'more than' : 'less than'}`;
  const rows = earlier
    .slice(0, most)
    .map(
      ({ at, size, percent: then, passed }): Line => [
        { text: `  ${dayOf(at).padEnd(14)}${SIZE_WORDS[size].padEnd(11)}${String(then).padStart(3)} %  ` },
        passed
          ? { text: `${MARK.pass} passed`, tone: 'good' }
          : { text: `${MARK.fail} not passed`, tone: 'warn' },
      ],
    );
  const more = earlier.length - most;
  return [
    ...heading('Earlier sittings'),
    ...prose(`This time: ${told} the time before.`, width, { before: [{ text: '  ' }], hang: 2 }),
    ...rows,
    ...(more > 0 ? [line(`  and ${more} more`, 'quiet')] : []),
  ];
}

function dayOf(at: string): string {
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
