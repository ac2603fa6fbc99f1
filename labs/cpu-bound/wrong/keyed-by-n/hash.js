// Given, and to be left as it is: the work itself. It stands for any computing that takes long, such as scaling an image.

/**
 * A hash over `n` numbers, as eight hexadecimal digits. Computes without a pause: some 80 ms for sixty million.
 *
 * @param {number} n a whole number from 0 to 1,000,000,000
 * @throws {RangeError} for anything else
 */
export function hash(n) {
  if (!Number.isInteger(n) || n < 0 || n > 1e9)
    throw new RangeError(`n must be a whole number up to 1e9, not ${n}`);

  let value = 0x811c9dc5;
  for (let i = 0; i < n; i++) value = Math.imul(value ^ (i & 0xff), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
