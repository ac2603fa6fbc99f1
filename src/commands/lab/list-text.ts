import { type ListedLab, suggestedLab } from '../../app/lab-list.ts';
import { labMap } from '../../app/lab-map.ts';
import { labCommandLine } from './again.ts';

// Both are written without the drawing parts, because listing must start at once.

/** The command that starts a lab, or with `--tree` the one that shows what builds on what. */
type Start = (id: string) => string;

/** The labs from easy to hard, a row each below their level, and the one to do next. At most 80 columns with our labs. */
export const listText = (labs: readonly ListedLab[], start: Start = labCommandLine): string => {
  const next = suggestedLab(labs);
  const ids = widest(labs.map(({ id }) => id));
  const titles = widest(labs.map(({ title }) => title));
  const rows = labs.flatMap((lab, n) => {
    const { id, title, level, minutes } = lab;
    const row = `  ${id.padEnd(ids)}  ${title.padEnd(titles)}  ${String(minutes).padStart(2)} min  ${standing(lab, next)}`;
    return labs[n - 1]?.level === level ? [row] : [level, row];
  });
  return told([...rows, '', ...nextLines(next, start), `What builds on what: ${start('--tree')}`]);
};

/** What builds on what: each lab below the one that should come before it. */
export const treeText = (
  labs: readonly ListedLab[],
  unicode: boolean,
  start: Start = labCommandLine,
): string => {
  const next = suggestedLab(labs);
  const map = labMap(labs).map((row) => ({ ...row, name: `${branch(row.lasts, unicode)}${row.lab.id}` }));
  const names = widest(map.map(({ name }) => name));
  const titles = widest(labs.map(({ title }) => title));
  const rows = map.flatMap(({ name, lab, lasts, also }, n) => {
    const row = `${name.padEnd(names)}  ${lab.title.padEnd(titles)}  ${standing(lab, next)}`;
    if (also.length === 0) return [row];
    const deeper = (map[n + 1]?.lasts.length ?? 0) > lasts.length;
    return [row, `${beside([...lasts, !deeper], unicode)}also after ${also.join(', ')}`];
  });
  return told([...rows, '', ...nextLines(next, start)]);
};

const widest = (words: readonly string[]): number => Math.max(0, ...words.map((word) => word.length));

const told = (lines: readonly string[]): string => `${lines.map((line) => line.trimEnd()).join('\n')}\n`;

const standing = (lab: ListedLab, next: ListedLab | null): string => {
  const { best, passed, running } = lab;
  return [
    passed ? `passed, ${best ?? 0}` : best === null ? '' : `best ${best}`,
    running ? 'clock running' : lab === next ? 'next' : '',
  ]
    .filter(Boolean)
    .join(', ');
};

const nextLines = (next: ListedLab | null, start: Start): string[] =>
  next === null
    ? ['All labs are passed. Do one again with: clusterprep lab <id>']
    : [`${next.running ? 'Go on with' : 'Next'}: ${start(next.id)}`];

const branch = (lasts: readonly boolean[], unicode: boolean): string => {
  const own = lasts.at(-1);
  if (own === undefined) return '';
  const [tee, corner] = unicode ? ['├─ ', '└─ '] : ['|- ', '`- '];
  return `${beside(lasts.slice(0, -1), unicode)}${own ? corner : tee}`;
};

/** What stands before a line that is no lab itself. */
const beside = (lasts: readonly boolean[], unicode: boolean): string =>
  lasts.map((last) => (last ? '   ' : unicode ? '│  ' : '|  ')).join('');
