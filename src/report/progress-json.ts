import type { ProgressSummary } from '../app/progress.ts';

/** The summary as it is, as one JSON object. */
export function progressJson(summary: ProgressSummary): string {
  return `${JSON.stringify(summary, null, 2)}\n`;
}
