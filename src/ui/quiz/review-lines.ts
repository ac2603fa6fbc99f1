import type { Today } from '../../app/review.ts';
import { dayEnds, forecast } from '../../domain/review/queue.ts';
import { type Line, line } from '../line.ts';
import { heading } from './prose.ts';

const DAYS = 7;
const WIDEST = 30;

/** What is due now, in a line; or when something will be. */
export function dueLines({ queue, nextLearning }: Today): Line[] {
  const { learning, raised, due, fresh, held } = queue;
  const parts = [
    told(learning.length, 'being learnt'),
    told(raised.length, 'brought up by a mistake in a lab'),
    told(due.length, 'to repeat'),
    told(fresh.length, 'new'),
  ].filter((part) => part !== undefined);
  if (parts.length > 0) return [line(`Due now: ${parts.join(', ')}.`, 'strong')];
  const soon =
    nextLearning === null
      ? 'Nothing is due today.'
      : `Nothing is due now; the next card comes at ${clockOf(nextLearning)}.`;
  const more = held.due + held.fresh > 0 ? ' Today has had its share; --new and --limit give more.' : '';
  return [line(`${soon}${more}`, 'strong')];
}

/** How many cards come due on each of the next days, and the ones that will not stay. */
export function forecastLines(today: Today): Line[] {
  const ends = dayEnds(today.endOfDay, DAYS);
  const counts = forecast(today.cards, ends);
  const most = Math.max(1, ...counts);
  const rows = counts.map((count, n): Line => {
    const bar = '█'.repeat(Math.ceil((count / most) * WIDEST));
    return [
      { text: `  ${dayOf(ends[n - 1] ?? 0, n).padEnd(10)}` },
      { text: String(count).padStart(4), tone: 'strong' },
      { text: `  ${bar}`, tone: 'accent' },
    ];
  });
  return [...heading('Cards of the coming days'), ...rows, ...leechLines(today), ...soonLines(today)];
}

const LEECHES = 5;

/** More repeating will not help these; their lesson may. */
function leechLines({ leeches }: Today): Line[] {
  if (leeches.length === 0) return [];
  const shown = leeches.slice(0, LEECHES);
  const objectives = [...new Set(shown.map(({ objective }) => objective))];
  return [
    ...heading('Forgotten again and again: look at why, not only at what'),
    ...objectives.flatMap((objective) => [
      [
        { text: '  clusterprep learn ' },
        { text: objective, tone: 'accent' as const },
        { text: '  the lesson for', tone: 'quiet' as const },
      ],
      ...shown
        .filter((each) => each.objective === objective)
        .map(({ question, lapses }) =>
          line(`    clusterprep prove ${question}  (forgotten ${lapses} times)`),
        ),
    ]),
  ];
}

function soonLines({ nextLearning }: Today): Line[] {
  if (nextLearning === null) return [];
  return [[], line(`Cards that you are learning come back from ${clockOf(nextLearning)} on.`, 'quiet')];
}

function told(count: number, what: string): string | undefined {
  return count === 0 ? undefined : `${count} ${what}`;
}

function clockOf(time: number): string {
  return new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** @param begin when the day begins */
function dayOf(begin: number, n: number): string {
  if (n === 0) return 'today';
  return n === 1 ? 'tomorrow' : new Date(begin).toLocaleDateString('en-GB', { weekday: 'long' });
}
