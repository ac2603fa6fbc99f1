import type { BankFigures, BankReport, Counts, TopicCoverage } from '../domain/bank-report.ts';

/** As many ids as fit in a line; the others are counted. */
const SHOWN = 3;

/** What the bank asks for, to be read: objective by objective, then each method, event, property and topic, then its habits. */
export function coverageText(bank: BankReport): string {
  const { questions, proofs, levels, kinds, objectives, topics, figures } = bank;
  const width = Math.max(...objectives.map(({ objective }) => objective.length)) + 2;
  return [
    `questions: ${questions}, with a proof: ${proofs}`,
    `levels: ${told(levels)}`,
    `kinds: ${told(kinds)}`,
    '',
    `${'objective'.padEnd(width)}weight share    n  ${Object.keys(levels).join(' ')}  kinds`,
    ...objectives.map((row) => {
      const counts = Object.entries(row.levels).map(([level, count]) => String(count).padStart(level.length));
      const many = Object.values(row.kinds).filter((count) => count > 0).length;
      const share = `${row.share.toFixed(1)} %`.padStart(6);
      const start = `${row.objective.padEnd(width)}${String(row.weight).padStart(4)} % ${share}`;
      return `${start} ${String(row.questions).padStart(4)}  ${counts.join(' ')}  ${many} of ${Object.keys(row.kinds).length}`;
    }),
    ...groupsOf(topics).flatMap(({ group, rows }) => ['', group, ...rows.map(topicLine)]),
    '',
    ...figureLines(figures),
  ].join('\n');
}

const told = (counts: Counts): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

function topicLine({ name, questions }: TopicCoverage): string {
  const more = questions.length > SHOWN ? `, and ${questions.length - SHOWN} more` : '';
  const asked = questions.length === 0 ? 'nothing asks for it' : questions.slice(0, SHOWN).join(', ');
  return `  ${name.padEnd(34)} ${String(questions.length).padStart(2)}  ${asked}${more}`;
}

function groupsOf(topics: readonly TopicCoverage[]): { group: string; rows: TopicCoverage[] }[] {
  return [...new Set(topics.map(({ group }) => group))].map((group) => ({
    group,
    rows: topics.filter((topic) => topic.group === group),
  }));
}

function figureLines({ choices, longest, shortest, places, statements, truths }: BankFigures): string[] {
  return [
    `the right option is the longest in ${of(longest, choices)}, the shortest in ${of(shortest, choices)}`,
    `it stands first, second, third, last in ${places.join(', ')} questions (on screen they are shuffled)`,
    `true are ${of(truths, statements)} statements`,
  ];
}

function of(part: number, whole: number): string {
  return `${part} of ${whole} (${Math.round((100 * part) / Math.max(1, whole))} %)`;
}
