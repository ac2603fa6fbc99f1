import type { CheckReport, GradeRow, LabMatrix } from '../domain/check-report.ts';
import { coverageText } from './coverage-text.ts';
import { leftText } from './left-text.ts';

/** What `check` found, to be read: for each lab the matrix of answers × checks, then what the bank covers, figures, notes and problems. */
export function checkText(report: CheckReport): string {
  const { grades, proofs, problems, notes, ms, gradesMs, sumMs, left } = report;
  const judged = grades.filter(({ source }) => source === 'recorded').length;
  const nodes = [...new Set([...grades, ...proofs].map(({ node }) => node))].join(', ');
  const lines = [
    ...report.labs.map((lab) => `${labText(lab, grades)}\n`),
    ...(report.coverage === null ? [] : [`${coverageText(report.coverage)}\n`]),
    `grades: ${grades.length - judged}, recordings judged: ${judged}, proofs: ${proofs.length}, problems: ${problems.length}`,
    sumMs === 0
      ? `time: ${seconds(ms)}`
      : `time: ${seconds(ms)}; the grades ${seconds(gradesMs)}, which one by one would be ${seconds(sumMs)}: ${(gradesMs / sumMs).toFixed(2)} of it`,
    ...(nodes === '' ? [] : [`Node: ${nodes}`]),
    ...notes.map((note) => `note: ${note}`),
    ...problems.map((problem) => `problem: ${problem}`),
    ...(left === 0 ? [] : [leftText(left)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** `F` failed, `.` passed, `?` could not be judged; the last line counts the wrong answers that each check fails. */
function labText(matrix: LabMatrix, grades: readonly GradeRow[]): string {
  const mine = grades.filter(({ lab, run }) => lab === matrix.lab && run === 1);
  const several = new Set(mine.map(({ node }) => node)).size > 1;
  const nameOf = ({ answer, node }: GradeRow) => (several ? `${answer} ${node}` : answer);
  const width = Math.max(...mine.map((row) => nameOf(row).length), 'kills'.length) + 2;
  const legend = matrix.checks.map(({ id, unkilled }, at) => {
    const excuse = unkilled === null ? '' : ` (no wrong answer fails it: ${unkilled})`;
    return `  ${letter(at)} ${id}${excuse}`;
  });
  const head = `${' '.repeat(width)}${matrix.checks.map((_, at) => letter(at).padStart(2)).join(' ')}`;
  const rows = mine.map((row) => {
    const cells = matrix.checks.map(({ id }) => symbol(row.checks[id]).padStart(2)).join(' ');
    const mark = row.problems.length > 0 ? ' !' : '  ';
    return `${nameOf(row).padEnd(width)}${cells}${mark} ${row.mistakes.join(', or ')}`.trimEnd();
  });
  const kills = matrix.checks.map(({ kills }) => String(kills.length).padStart(2)).join(' ');
  return [matrix.lab, ...legend, head, ...rows, `${'kills'.padEnd(width)}${kills}`].join('\n');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function letter(at: number): string {
  return LETTERS[at] ?? '#';
}

function symbol(status: string | undefined): string {
  return status === 'fail' ? 'F' : status === 'pass' ? '.' : '?';
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
