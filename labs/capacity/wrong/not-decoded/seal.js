// Given, and to be left as it is: what an order costs. It stands for a signature, a template or a picture.

const ROUNDS = 6_000_000;

/**
 * The seal of an item, as eight hexadecimal digits. Computes for about 8 ms.
 *
 * @param {string} item
 */
export function seal(item) {
  let value = 0x811c9dc5;
  for (const char of item) value = Math.imul(value ^ char.codePointAt(0), 0x01000193);
  for (let i = 0; i < ROUNDS; i++) value = Math.imul(value ^ (i & 0xff), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
