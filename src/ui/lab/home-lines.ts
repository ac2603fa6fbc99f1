import type { HomeFacts } from '../../app/home.ts';
import type { ListedLab } from '../../app/lab-list.ts';
import { clip, type Line, line, type Span } from '../line.ts';
import { MARK } from '../theme.ts';
import { blocks, labelled, para } from './paragraphs.ts';

/** One lab in a row: whether it is passed, its title, level, minutes and best score. */
export const labRow = (
  { title, level, minutes, best, maxPoints, passed }: ListedLab,
  widest: number,
): Span[] => [
  { text: passed ? MARK.pass : MARK.open, tone: passed ? 'good' : 'quiet' },
  { text: ` ${title.padEnd(widest)}` },
  { text: `  ${level.padEnd(12)} ${String(minutes).padStart(3)} min`, tone: 'quiet' },
  { text: best === null ? '' : `  best ${best} of ${maxPoints}` },
];

const SHOWN_LABS = 4;

/** The labs that were begun and those that come next; a list of all would push the rest off the screen. */
const labRows = (labs: readonly ListedLab[], width: number): Line[] => {
  const open = labs.filter(({ passed }) => !passed).toSorted((a, b) => tried(b) - tried(a));
  const shown = labs.length <= SHOWN_LABS ? labs : open.slice(0, SHOWN_LABS);
  const widest = Math.max(0, ...shown.map(({ title }) => title.length));
  const rows = shown.map((lab) => clip(labRow(lab, widest), width));
  const more = open.length - SHOWN_LABS;
  if (labs.length <= SHOWN_LABS || more <= 0) return rows;
  return [...rows, line(`  and ${more} more: clusterprep lab`, 'quiet')];
};

const tried = ({ best }: ListedLab): number => (best === null ? 0 : 1);

/** What is wrong with the folder of the scores, the scores, the last activity, and the next step. */
export const homeLines = (
  { answers, correct, labs, last, next, notes }: HomeFacts,
  width: number,
): Line[] => {
  const share = answers === 0 ? '' : `, ${Math.round((100 * correct) / answers)} % right`;
  const passed = labs.filter((lab) => lab.passed).length;
  return blocks(
    notes.flatMap((note) => para(note, width, 'warn')),
    [
      ...labelled('Questions:', answers === 0 ? 'none answered yet' : `${answers} answered${share}`, width),
      ...labelled('Labs:', `${passed} of ${labs.length} passed`, width),
      ...labRows(labs, width),
    ],
    last ? labelled('Last:', last, width) : para('Nothing is recorded yet.', width, 'quiet'),
    labelled('Next:', `${next.command} (${next.because})`, width),
  );
};
