import type { Lab } from '../domain/lab.ts';
import type { LabsResult } from './check-labs.ts';

/** The matrix of answers × checks as text: `F` failed, `.` passed, `?` could not be judged. */
export function matrixOf(lab: Lab, { results }: LabsResult): string {
  const mine = results.filter(({ answer, run }) => answer.lab === lab.id && run === 1);
  const width = Math.max(...mine.map(({ answer }) => answer.name.length), 0);
  const legend = lab.checks.map(({ id }, at) => `  ${letter(at)} ${id}`).join('\n');
  const head = `${lab.id}\n${legend}\n${' '.repeat(width + 2)}${lab.checks.map((_, at) => letter(at)).join(' ')}`;
  const rows = mine
    .toSorted((a, b) => order(a.answer.name).localeCompare(order(b.answer.name)))
    .map(({ answer, verdict, problems }) => {
      const cells = lab.checks.map(({ id }) =>
        symbol(verdict?.checks.find((check) => check.id === id)?.status),
      );
      const mark = problems.length > 0 ? ' !' : '';
      return `${answer.name.padEnd(width + 2)}${cells.join(' ')}${mark}  ${verdict?.mistakes[0]?.id ?? ''}`.trimEnd();
    });
  return [head, ...rows].join('\n');
}

function letter(at: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + at);
}

function symbol(status: string | undefined): string {
  return status === 'fail' ? 'F' : status === 'pass' ? '.' : '?';
}

function order(name: string): string {
  const kinds = ['starter', 'solution', 'accepted', 'wrong'];
  return `${kinds.findIndex((kind) => name.startsWith(kind))} ${name}`;
}
