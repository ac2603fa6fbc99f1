/** "2/3", padded so that figures stand below one another. */
export function digitsOf(points: number, maxPoints: number): string {
  return `${String(points).padStart(2)}/${String(maxPoints).padEnd(2)}`;
}

/** Minutes and seconds of a time in milliseconds, as 3:07. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
