const DAY = 86_400_000;
const KEPT_DAYS = 1000;
const FORMAT = /^\d{4}-\d{2}-\d{2}/;

/** The UTC day (YYYY-MM-DD) of a moment given in ISO 8601, null when it is none. */
function dayOf(at: string): string | null {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return null;
  const day = new Date(time).toISOString().slice(0, 10);
  return FORMAT.test(day) ? day : null;
}

/** Adds the day of `at` to an ascending list, in place; false when it was there already or is no day. */
export function addDay(days: string[], at: string): boolean {
  // Most records are of the day of the one before.
  if (at.endsWith('Z') && at.slice(0, 10) === days.at(-1)) return false;
  const day = dayOf(at);
  if (day === null) return false;
  let place = days.length;
  while (place > 0 && (days[place - 1] ?? '') > day) place -= 1;
  if (days[place - 1] === day) return false;
  days.splice(place, 0, day);
  if (days.length > KEPT_DAYS) days.shift();
  return true;
}

/** The most days in a row in an ascending list. */
export function longestRun(days: readonly string[]): number {
  let longest = 0;
  let run = 0;
  let before = Number.NaN;
  for (const day of days) {
    const time = Date.parse(day);
    run = time - before === DAY ? run + 1 : 1;
    longest = Math.max(longest, run);
    before = time;
  }
  return longest;
}

/**
 * Days in a row up to now, in UTC days: the day changes at midnight UTC, wherever the learner is. Yesterday still
 * counts when nothing has been done today: the streak is not lost before the day is over.
 */
export function currentStreak(days: readonly string[], now: Date): number {
  const today = Date.parse(now.toISOString().slice(0, 10));
  let streak = 0;
  let expected = today;
  for (const day of days.toReversed()) {
    const time = Date.parse(day);
    if (time > today) continue;
    if (streak === 0 && time === today - DAY) expected = time;
    if (time !== expected) break;
    streak += 1;
    expected -= DAY;
  }
  return streak;
}
