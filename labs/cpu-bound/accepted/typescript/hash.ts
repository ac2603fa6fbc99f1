export function hash(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 1e9) throw new RangeError(`not a whole number up to 1e9: ${n}`);
  let value = 0x811c9dc5;
  for (let i = 0; i < n; i++) value = Math.imul(value ^ (i & 0xff), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
