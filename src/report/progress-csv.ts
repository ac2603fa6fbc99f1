import type { ProgressSummary } from '../app/progress.ts';
import { percentOf } from '../domain/percent.ts';

type Cell = string | number | boolean | null;

const HEADER: Cell[] = [
  'kind',
  'id',
  'title',
  'weight',
  'percent',
  'points',
  'max_points',
  'tries',
  'done',
  'at',
];

/**
 * The scores as CSV (RFC 4180), one row for each objective, lab and recent attempt. `points` of an objective are its
 * questions answered rightly the last time, of those answered at all; `done` is mastered, passed, or how the attempt ended.
 */
export function progressCsv(summary: ProgressSummary): string {
  const rows: Cell[][] = [HEADER];
  for (const one of summary.objectives) {
    const { id, title, weight, percent, right, answered, answers, mastered } = one;
    rows.push(['objective', id, title, weight, percent, right, answered, answers, mastered, null]);
  }
  for (const { id, title, best, maxPoints, grades, passed } of summary.labs) {
    const percent = best === null || maxPoints === 0 ? null : percentOf(best, maxPoints);
    rows.push(['lab', id, title, null, percent, best, maxPoints, grades, passed, null]);
  }
  for (const { of, ref, points, maxPoints, status, at } of summary.recent) {
    const percent = maxPoints === 0 ? null : percentOf(points, maxPoints);
    rows.push([of, ref, null, null, percent, points, maxPoints, null, status, at]);
  }
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  // Spreadsheets run what begins so as a formula.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
