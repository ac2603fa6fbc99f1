import type { Lab } from '../../domain/lab.ts';

type Check = Pick<Lab['checks'][number], 'id' | 'points'>;

/** `| check | points | you pass it when |` */
const HEAD = /^\|\s*check\s*\|\s*points\s*\|/i;
/** `| \`serves\` | 20 | the server boots |`, also with the id bare or the points missing. */
const ROW = /^\|\s*`?([^`|\s]+)`?\s*\|\s*([^|]*?)\s*\|/;

/**
 * Where the table of checks in a lab's brief and lab.yaml say different things: a learner reads the one and is judged by
 * the other. Lines count from 1.
 */
export function tableFlaws(brief: string, checks: readonly Check[]): { line: number; what: string }[] {
  const lines = brief.split('\n');
  const head = lines.findIndex((line) => HEAD.test(line));
  if (head < 0)
    return [
      {
        line: 1,
        what: 'The table of checks is missing. Write `| check | points | you pass it when |`, with a row for each check.',
      },
    ];
  const end = lines.findIndex((line, at) => at > head && !line.startsWith('|'));
  // After the head comes its rule, `|---|---|---|`.
  const first = head + 2;
  const rows = lines.slice(first, end < 0 ? undefined : end).flatMap((line, at) => {
    const found = ROW.exec(line);
    return found === null
      ? []
      : [{ line: first + at + 1, id: found[1] ?? '', points: (found[2] ?? '').replaceAll('`', '') }];
  });
  const named = new Set(rows.map(({ id }) => id));
  return [
    ...rows.flatMap(({ line, id, points }) => {
      const check = checks.find((each) => each.id === id);
      if (check === undefined)
        return [{ line, what: `lab.yaml has no check "${id}". Name one that it has, or leave the row out.` }];
      if (points === String(check.points)) return [];
      return [{ line, what: `${id} gives ${check.points} points in lab.yaml, and here "${points}".` }];
    }),
    ...checks
      .filter(({ id }) => !named.has(id))
      .map(({ id }) => ({
        line: head + 1,
        what: `The check ${id} is missing in this table. Write its row.`,
      })),
  ];
}
