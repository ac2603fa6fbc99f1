/** A number as it was written: its value, and what it counts if that was said. */
export type Quantity = {
  readonly value: number;
  readonly unit?: { readonly of: string; readonly factor: number };
};

const UNITS = new Map<string, { of: string; factor: number }>();
const register = (of: string, factor: number, ...names: readonly string[]): void => {
  for (const name of names) UNITS.set(name, { of, factor });
};
register('time', 1e-6, 'ns', 'nanosecond', 'nanoseconds');
register('time', 1e-3, 'µs', 'us', 'microsecond', 'microseconds');
register('time', 1, 'ms', 'msec', 'millisecond', 'milliseconds');
register('time', 1000, 's', 'sec', 'secs', 'second', 'seconds');
register('time', 60_000, 'min', 'mins', 'minute', 'minutes');
register('time', 3_600_000, 'h', 'hour', 'hours');
register('size', 1, 'b', 'byte', 'bytes');
register('size', 1000, 'kb');
register('size', 1024, 'kib');
register('size', 1e6, 'mb');
register('size', 2 ** 20, 'mib');
register('size', 1e9, 'gb');
register('size', 2 ** 30, 'gib');
register('share', 1, '%', 'percent');

/** Reads `1600`, `1_600`, `1,600`, `1.6 s`, `0x10`, `-1`. Undefined when it is no number. A foreign unit is no unit. */
export function parseNumber(text: string): Quantity | undefined {
  const match = /^([+-]?(?:0x[\da-f_]+|[\d_,]*\.?\d+(?:e[+-]?\d+)?))\s*([a-zµ%]*)\.?$/i.exec(text.trim());
  if (!match?.[1]) return undefined;
  const digits = match[1].replace(/_/g, '');
  if (digits.includes(',') && !/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)) return undefined;
  const value = Number(digits.replace(/,/g, ''));
  const word = (match[2] ?? '').toLowerCase();
  const unit = UNITS.get(word);
  return Number.isFinite(value) ? { value, ...(unit ? { unit } : {}) } : undefined;
}

/** Whether both mean the same. Where one says no unit, the bare numbers are compared. */
export function sameQuantity(a: Quantity, b: Quantity): boolean {
  if (a.unit === undefined || b.unit === undefined) return a.value === b.value;
  if (a.unit.of !== b.unit.of) return false;
  const [x, y] = [a.value * a.unit.factor, b.value * b.unit.factor];
  return Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y));
}
