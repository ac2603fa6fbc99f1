import type { Result } from './measure.ts';

const limit = ({ goal, allowanceMs }: Result): string =>
  `≤ ${goal} ×${allowanceMs > 0 ? ` + ${allowanceMs} ms` : ''}`;

const HEAD = ['name', 'ours ms', 'base ms', 'ratio', 'at best', 'goal', 'kept'];

const cells = (result: Result): string[] => [
  result.name,
  result.oursMs.toFixed(1),
  result.baseMs.toFixed(1),
  result.ratio.toFixed(2),
  result.best.toFixed(2),
  limit(result),
  result.kept ? 'yes' : 'NO',
];

/** The results as text: figures first, then what each row means. */
export const tableOf = (results: readonly Result[]): string => {
  const rows = [HEAD, ...results.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const isText = (column: number): boolean => column === 0 || column >= 5;
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const meanings = results.map(
    ({ name, what, against, pairs }) =>
      `${name.padEnd(widths[0] ?? 0)}  ${what} : ${against} (${pairs} pairs)`,
  );
  return `${[...lines, '', ...meanings].join('\n')}\n`;
};
