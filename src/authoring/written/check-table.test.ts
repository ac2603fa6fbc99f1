import { describe, expect, it } from 'vitest';
import { tableFlaws } from './check-table.ts';

const checks = [
  { id: 'serves', points: 20 },
  { id: 'worker-count', points: 80 },
];
const brief = (...rows: string[]) =>
  ['# Title', '', '| check | points | you pass it when |', '|---|---|---|', ...rows, '', 'After it.'].join(
    '\n',
  );

describe('the table of checks in a brief', () => {
  it('is fine when it has every check with its points', () => {
    const rows = ['| `serves` | 20 | it boots |', '| worker-count | 80 | there are enough |'];
    expect(tableFlaws(brief(...rows), checks)).toEqual([]);
    expect(tableFlaws(brief(...rows).replace('\n\nAfter it.', ''), checks)).toEqual([]);
  });

  it('is told with the line where the points are others, or the check is no check', () => {
    const rows = ['| `serves` | 25 | it boots |', '| `count` | 80 | there are enough |'];
    expect(tableFlaws(brief(...rows), checks)).toEqual([
      { line: 5, what: 'serves gives 20 points in lab.yaml, and here "25".' },
      { line: 6, what: 'lab.yaml has no check "count". Name one that it has, or leave the row out.' },
      { line: 3, what: 'The check worker-count is missing in this table. Write its row.' },
    ]);
  });

  it('is missed, and not taken for another table', () => {
    const other = '| code | meaning | when |\n|---|---|---|\n| `serves` | 20 | never |\n';
    expect(tableFlaws(other, checks)[0]?.what).toContain('The table of checks is missing.');
    expect(tableFlaws(`${other}\n${brief('| `serves` | 20 | it boots |')}`, checks)).toHaveLength(1);
  });
});
