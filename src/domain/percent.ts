/** Of what adding fractions leaves behind, nothing is told. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A share in whole percent, rounded down: 100 is all, and 67.9 is not told as 68. 0 of nothing. */
export function percentOf(part: number, of: number): number {
  return of > 0 ? Math.floor(hundredths((100 * part) / of)) : 0;
}

/** Whether a share is at or above so many percent: compared unrounded. */
export function reaches(part: number, of: number, percent: number): boolean {
  return of > 0 && hundredths(100 * part) >= hundredths(percent * of);
}
