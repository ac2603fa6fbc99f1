/**
 * Tables keyed by ids that a file gives. The file may have been edited, so a key is never looked up on the
 * prototype, and `__proto__` is no key.
 */
export function get<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Sets an entry; a key that would reach the prototype is passed over. */
export function put<T>(table: Record<string, T>, key: string, value: T): void {
  if (key !== '__proto__') table[key] = value;
}
