/** What to do about checks that are `tooBusy` in a verdict. */
export const QUIETER = 'Close what keeps this machine busy, and grade again.';
