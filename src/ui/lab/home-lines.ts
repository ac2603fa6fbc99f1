import type { HomeFacts } from '../../app/home.ts';
import type { ListedLab } from '../../app/lab-list.ts';
import { percentOf } from '../../domain/percent.ts';
import { clip, type Line, line, type Span } from '../line.ts';
import { MARK } from '../theme.ts';
import { blocks, labelled, para } from './paragraphs.ts';

/** One lab in a row: whether it is passed, its id, title, minutes and best score. */
const labRow = (lab: ListedLab, ids: number, titles: number): Span[] => [
  { text: lab.passed ? MARK.pass : MARK.open, tone: lab.passed ? 'good' : 'quiet' },
  { text: ` ${lab.id.padEnd(ids)}  ${lab.title.padEnd(titles)}` },
  { text: `  ${String(lab.minutes).padStart(3)} min`, tone: 'quiet' },
  { text: lab.best === null ? '' : `  best ${lab.best} of ${lab.maxPoints}` },
];

const widest = (words: readonly string[]): number => Math.max(0, ...words.map((word) => word.length));

/** The labs that were begun and those that come next; a list of all would push the rest off the screen. */
const labRows = (labs: readonly ListedLab[], width: number, most: number): Line[] => {
  const open = labs.filter(({ passed }) => !passed).toSorted((a, b) => tried(b) - tried(a));
  const shown = labs.length <= most ? labs : open.slice(0, most);
  const [ids, titles] = [widest(shown.map(({ id }) => id)), widest(shown.map(({ title }) => title))];
  const rows = shown.map((lab) => clip(labRow(lab, ids, titles), width));
  const more = open.length - most;
  return labs.length <= most || more <= 0 ? rows : [...rows, line(`  and ${more} more to do`, 'quiet')];
};

const tried = ({ best }: ListedLab): number => (best === null ? 0 : 1);

const MOST_LABS = 4;

/** What is wrong with the folder of the scores, the scores, and the last activity. At most `most` labs are listed. */
export const standing = (facts: HomeFacts, width: number, most = MOST_LABS): Line[] => {
  const { answers, correct, labs, last, notes } = facts;
  const answered = `${answers} answered, ${correct} right (${percentOf(correct, answers)} %)`;
  const passed = labs.filter((lab) => lab.passed).length;
  return blocks(
    notes.flatMap((note) => para(note, width, 'warn')),
    [
      ...labelled('Questions:', answers === 0 ? 'none answered yet' : answered, width),
      ...labelled('Labs:', `${passed} of ${labs.length} passed`, width),
      ...labRows(labs, width, Math.min(most, MOST_LABS)),
    ],
    last ? labelled('Last:', last, width) : para('Nothing was done yet.', width, 'quiet'),
  );
};

/** The same with the next step, for where there is no menu. */
export const homeLines = (facts: HomeFacts, width: number): Line[] =>
  blocks(standing(facts, width), labelled('Next:', `${facts.next.command} (${facts.next.because})`, width));
