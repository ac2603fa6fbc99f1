import { setImmediate as breathe } from 'node:timers/promises';

// The same hash, with a pause after each hundred thousand, so that others get their turn.
export async function hash(n) {
  if (!Number.isInteger(n) || n < 0 || n > 1e9) throw new RangeError(`n must be a whole number up to 1e9, not ${n}`);

  let value = 0x811c9dc5;
  for (let i = 0; i < n; ) {
    for (const end = Math.min(n, i + 1e5); i < end; i++) value = Math.imul(value ^ (i & 0xff), 0x01000193);
    await breathe();
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}
